using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SmartMoney.Cli.Errors;
using SmartMoney.Core.Market;
using SmartMoney.Sources;
using SmartMoney.Sources.Files;
using SmartMoney.Sources.Fmp;
using SmartMoney.Sources.Fmp.Api;
using SmartMoney.Sources.Recorded;

namespace SmartMoney.Cli.Hosting;

/// <summary>Which source a command reads, and how it is opened.</summary>
internal sealed class SourceSelection
{
    private const string KeyVariable = FmpOptions.KeyVariable;

    private readonly IConfiguration _configuration;
    private readonly RecordedCorpus? _corpus;
    private readonly Uri? _address;
    private readonly int? _requestsPerMinute;
    private readonly PriceFiles? _prices;

    private readonly InsiderSelection? _insiders;
    private readonly NoSource? _none;

    private SourceSelection(IConfiguration configuration, RecordedCorpus? corpus, Uri? address, SourceOptions options, InsiderSelection? insiders, string description)
    {
        _prices = options.Prices is { } folder ? Prices(folder, options.PricesUnadjusted) : null;
        _insiders = insiders;
        _configuration = configuration;
        _corpus = corpus;
        _address = address;
        _none = corpus is null && address is null ? new NoSource() : null;
        _requestsPerMinute = options.RequestsPerMinute;
        var from = _prices is null ? "" : $", prices from the files in {options.Prices}";
        Description = description + from + (insiders is null ? "" : $", {insiders.Description}");
    }

    /// <summary>The description of the source.</summary>
    public string Description { get; }

    /// <summary>The provider of each kind of fact.</summary>
    public SourceChoice Choice
    {
        get
        {
            var choice = new SourceChoice(_corpus?.Name ?? _none?.Name ?? FmpServices.ProviderName);
            choice = _prices is null ? choice : choice.With(FactKinds.Prices.Type, _prices.Name);
            return _insiders?.In(choice) ?? choice;
        }
    }

    /// <summary>Whether answers come from FMP.</summary>
    public bool IsLive => _address is not null;

    /// <summary>The panel of the recorded corpus; null otherwise.</summary>
    public string? PanelFile => _corpus?.PanelFile;

    /// <summary>The rate limit of a live source.</summary>
    public int RequestsPerMinute => _requestsPerMinute ?? (IsLive ? Settings.Fmp(_configuration) : new FmpOptions()).RequestsPerMinute;

    /// <summary>The built-in corpus.</summary>
    public static string Samples => Path.Combine(AppContext.BaseDirectory, "samples");

    /// <summary>Selects the source of a command.</summary>
    /// <param name="options">What was asked for.</param>
    /// <param name="isSampleRun">Whether the run can use the samples instead of FMP.</param>
    /// <param name="configuration">The settings.</param>
    /// <param name="makesCalls">Whether the source is called at all; if not, no key is needed.</param>
    public static SourceSelection Of(SourceOptions options, bool isSampleRun, IConfiguration configuration, bool makesCalls = true)
    {
        var hasKey = !string.IsNullOrWhiteSpace(configuration[KeyVariable]);
        if (options.Name == SourceOptions.Recorded || (options.Name is null && !hasKey && isSampleRun && options.Prices is null))
        {
            var folder = options.Corpus ?? Samples;
            var why = options.Name is null ? $" ({KeyVariable} is not set)" : "";
            var corpus = Corpus(folder);
            return new SourceSelection(
                configuration,
                corpus,
                null,
                options,
                InsiderSelection.Of(options, folder, configuration, makesCalls),
                options.Corpus is null ? $"the built-in recorded samples{why}" : $"the recorded corpus in {folder}");
        }

        var insiders = InsiderSelection.Of(options, null, configuration, makesCalls);
        if (options.Name == SourceOptions.None || (options.Name is null && !hasKey && options.Prices is not null && insiders is not null))
        {
            return WithoutSource(options, insiders, configuration);
        }

        if (!hasKey && makesCalls)
        {
            throw new BadArgumentsException(
                $"{KeyVariable} is not set: set it to your Financial Modeling Prep key, or run 'generate --test', which needs none");
        }

        if (makesCalls && FmpOptions.ProblemOf(configuration[KeyVariable]!) is { } problem)
        {
            throw new BadArgumentsException(problem);
        }

        var uri = Settings.Address("--fmp-url", options.Address ?? configuration[$"{FmpOptions.Section}:{nameof(FmpOptions.BaseUrl)}"]) ?? new FmpOptions().BaseUrl;
        _ = Settings.Fmp(configuration);
        return new SourceSelection(configuration, null, uri, options, insiders, $"Financial Modeling Prep at {uri}");
    }

    private static SourceSelection WithoutSource(SourceOptions options, InsiderSelection? insiders, IConfiguration configuration)
    {
        if (options.Prices is null)
        {
            throw new BadArgumentsException("--source none requires --prices: without prices there are no rows");
        }

        var why = options.Name is null ? $" ({KeyVariable} is not set)" : "";
        return new SourceSelection(configuration, null, null, options, insiders, $"none{why}: the features of all other facts are empty");
    }

    /// <summary>Opens the source.</summary>
    public ServiceProvider Open(TimeProvider time)
    {
        var services = new ServiceCollection().AddSingleton(time).AddSingleton<FeedCatalog>();
        if (_prices is not null)
        {
            services.AddPriceFiles(_prices);
        }

        _insiders?.AddTo(services);
        if (_none is not null)
        {
            services.AddSingleton<FactProvider>(_none);
        }
        else if (_corpus is not null)
        {
            services.AddRecorded(_corpus);
        }
        else
        {
            services.AddFmp(options =>
            {
                _configuration.GetSection(FmpOptions.Section).Bind(options);
                options.BaseUrl = _address!;
                options.ApiKey = _configuration[KeyVariable]?.Trim() ?? "";
                options.RequestsPerMinute = RequestsPerMinute;
            });
        }

        return services.BuildServiceProvider();
    }

    /// <summary>The panel of a command: its own file, or the one that came with the corpus, or the one that ships.</summary>
    public Panel Panel(string? file)
    {
        var path = file ?? PanelFile;
        if (path is null)
        {
            return Core.Market.Panel.Default;
        }

        if (Directory.Exists(path))
        {
            throw new BadArgumentsException($"--panel: {path} is a folder, not a file");
        }

        try
        {
            using var stream = File.OpenRead(path);
            return Core.Market.Panel.Read(stream);
        }
        catch (FormatException e)
        {
            throw new BadArgumentsException($"--panel: {path}: {e.Message}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadArgumentsException($"--panel: {e.Message}");
        }
    }

    private static PriceFiles Prices(string folder, bool isUnadjusted)
    {
        try
        {
            return new PriceFiles(folder, isUnadjusted);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadArgumentsException($"--prices: {e.Message}");
        }
    }

    private static RecordedCorpus Corpus(string folder)
    {
        try
        {
            return new RecordedCorpus(folder);
        }
        catch (DirectoryNotFoundException e)
        {
            throw new BadArgumentsException(e.Message);
        }
    }
}
