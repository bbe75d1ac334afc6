using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SmartMoney.Cli.Errors;
using SmartMoney.Sources;
using SmartMoney.Sources.Sec;
using SmartMoney.Sources.Sec.Api;

namespace SmartMoney.Cli.Hosting;

/// <summary>Insider trades from the SEC in place of those of the source: from its site, or from archives in a folder.</summary>
internal sealed class InsiderSelection
{
    private const string ArchivesInCorpus = "sec";

    private readonly IConfiguration _configuration;
    private readonly SecArchiveFolder? _archives;
    private readonly Uri _address;

    private InsiderSelection(IConfiguration configuration, SecArchiveFolder? archives, Uri address, string description) =>
        (_configuration, _archives, _address, Description) = (configuration, archives, address, description);

    /// <summary>The description of the source.</summary>
    public string Description { get; }

    /// <summary>Whether archives are downloaded.</summary>
    public bool IsLive => _archives is null;

    /// <summary>Selects the source of insider trades.</summary>
    /// <param name="options">What was asked for.</param>
    /// <param name="corpus">The folder of the recorded corpus, which may have archives; null for a live source.</param>
    /// <param name="configuration">The settings.</param>
    /// <param name="makesCalls">Whether the source is called at all; if not, nobody needs to say who asks.</param>
    /// <returns>Null when the insider trades come from where all other facts come from.</returns>
    public static InsiderSelection? Of(SourceOptions options, string? corpus, IConfiguration configuration, bool makesCalls)
    {
        if (options.Insiders != SourceOptions.Sec)
        {
            return null;
        }

        var address = Settings.Address("--sec-url", options.SecAddress ?? configuration[$"{SecOptions.Section}:{nameof(SecOptions.BaseUrl)}"]) ?? new SecOptions().BaseUrl;
        var recorded = corpus is not null && options.SecAddress is null && Path.Combine(corpus, ArchivesInCorpus) is var folder && Directory.Exists(folder) ? folder : null;
        if ((options.SecArchives ?? recorded) is { } archives)
        {
            return new InsiderSelection(
                configuration, Open(archives), address, options.SecArchives is null ? "insider trades from the recorded archives of the SEC" : $"insider trades from the archives of the SEC in {archives}");
        }

        if (makesCalls && SecOptions.ProblemOf(configuration[SecOptions.UserAgentVariable]) is { } problem)
        {
            throw new BadArgumentsException(problem);
        }

        _ = Settings.Sec(configuration);
        return new InsiderSelection(configuration, null, address, $"insider trades from the SEC at {address}");
    }

    /// <summary>Names the provider in a choice.</summary>
    public SourceChoice In(SourceChoice choice) => choice.With(FactKinds.InsiderTrades.Type, _archives?.Name ?? SecServices.ProviderName);

    /// <summary>Registers the provider.</summary>
    public void AddTo(IServiceCollection services)
    {
        if (_archives is not null)
        {
            services.AddSecArchives(_archives);
            return;
        }

        services.AddSec(options =>
        {
            _configuration.GetSection(SecOptions.Section).Bind(options);
            options.BaseUrl = _address;
            options.UserAgent = _configuration[SecOptions.UserAgentVariable]?.Trim() ?? "";
        });
    }

    private static SecArchiveFolder Open(string folder)
    {
        try
        {
            return new SecArchiveFolder(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadArgumentsException($"--sec-archives: {e.Message}");
        }
    }
}
