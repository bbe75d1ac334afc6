using System.ComponentModel.DataAnnotations;
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
    private const string KeyVariable = "FMP_API_KEY";

    private readonly IConfiguration _configuration;
    private readonly RecordedCorpus? _corpus;
    private readonly Uri? _address;
    private readonly int? _requestsPerMinute;
    private readonly PriceFiles? _prices;

    private SourceSelection(
        IConfiguration configuration, RecordedCorpus? corpus, Uri? address, int? requestsPerMinute, PriceFiles? prices, string description)
    {
        _prices = prices;
        _configuration = configuration;
        _corpus = corpus;
        _address = address;
        _requestsPerMinute = requestsPerMinute;
        Description = description;
    }

    /// <summary>The description of the source.</summary>
    public string Description { get; }

    /// <summary>The provider of each kind of fact.</summary>
    public SourceChoice Choice
    {
        get
        {
            var choice = new SourceChoice(_corpus?.Name ?? FmpServices.ProviderName);
            return _prices is null ? choice : choice.With(FactKinds.Prices.Type, _prices.Name);
        }
    }

    /// <summary>Whether answers come over the network.</summary>
    public bool IsLive => _corpus is null;

    /// <summary>The panel of the recorded corpus; null otherwise.</summary>
    public string? PanelFile => _corpus?.PanelFile;

    /// <summary>The rate limit of a live source.</summary>
    public int RequestsPerMinute => _requestsPerMinute ?? (IsLive ? Settings(_configuration) : new FmpOptions()).RequestsPerMinute;

    /// <summary>The built-in corpus.</summary>
    public static string Samples => Path.Combine(AppContext.BaseDirectory, "samples");

    /// <summary>Selects the source of a command.</summary>
    /// <param name="options">What was asked for.</param>
    /// <param name="isSampleRun">Whether the run can use the samples instead of FMP.</param>
    /// <param name="configuration">The settings.</param>
    /// <param name="makesCalls">Whether the source is called at all; if not, no key is needed.</param>
    public static SourceSelection Of(SourceOptions options, bool isSampleRun, IConfiguration configuration, bool makesCalls = true)
    {
        var prices = options.Prices is { } priceFolder ? Prices(priceFolder, options.PricesUnadjusted) : null;
        var from = prices is null ? "" : $", prices from the files in {options.Prices}";
        var hasKey = !string.IsNullOrWhiteSpace(configuration[KeyVariable]);
        if (options.Name == "recorded" || (options.Name is null && !hasKey && isSampleRun))
        {
            var folder = options.Corpus ?? Samples;
            var why = options.Name is null ? $" ({KeyVariable} is not set)" : "";
            return new SourceSelection(configuration, Corpus(folder), null, null, prices, (options.Corpus is null
                ? $"the built-in recorded samples{why}"
                : $"the recorded corpus in {folder}") + from);
        }

        if (!hasKey && makesCalls)
        {
            throw new BadArgumentsException(
                $"{KeyVariable} is not set: set it to your Financial Modeling Prep key, or run 'generate --test', which needs none");
        }

        var address = options.Address ?? configuration[$"{FmpOptions.Section}:{nameof(FmpOptions.BaseUrl)}"];
        var uri = address is null ? new FmpOptions().BaseUrl : Address(address);
        RequireValid(Settings(configuration));
        return new SourceSelection(configuration, null, uri, options.RequestsPerMinute, prices, $"Financial Modeling Prep at {uri}{from}");
    }

    /// <summary>Opens the source.</summary>
    public ServiceProvider Open(TimeProvider time)
    {
        var services = new ServiceCollection().AddSingleton(time).AddSingleton<FeedCatalog>();
        if (_prices is not null)
        {
            services.AddPriceFiles(_prices);
        }

        if (_corpus is not null)
        {
            return services.AddRecorded(_corpus).BuildServiceProvider();
        }

        return services
            .AddFmp(options =>
            {
                _configuration.GetSection(FmpOptions.Section).Bind(options);
                options.BaseUrl = _address!;
                options.ApiKey = _configuration[KeyVariable]?.Trim() ?? "";
                options.RequestsPerMinute = RequestsPerMinute;
            })
            .BuildServiceProvider();
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

    private static FmpOptions Settings(IConfiguration configuration)
    {
        try
        {
            var options = new FmpOptions();
            configuration.GetSection(FmpOptions.Section).Bind(options);
            return options;
        }
        catch (InvalidOperationException e)
        {
            throw new BadArgumentsException($"settings: {e.Message}");
        }
    }

    private static void RequireValid(FmpOptions options)
    {
        var problems = new List<ValidationResult>();
        if (!Validator.TryValidateObject(options, new ValidationContext(options), problems, validateAllProperties: true))
        {
            throw new BadArgumentsException(string.Join(
                "; ",
                problems.Select(problem => $"settings: {FmpOptions.Section}:{problem.MemberNames.FirstOrDefault()}: {problem.ErrorMessage}")));
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

    private static Uri Address(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https"
        && uri.UserInfo.Length == 0
        && uri.Query.Length == 0
        && uri.Fragment.Length == 0
            ? uri
            : throw new BadArgumentsException("--fmp-url: not an http or https address without query and user name");
}
