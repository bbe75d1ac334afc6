using System.CommandLine;
using System.Globalization;
using SmartMoney.Cli.Errors;
using SmartMoney.Cli.Hosting;

namespace SmartMoney.Cli.Commands;

/// <summary>The options that select the source and the panel.</summary>
internal sealed class SourceOptionSet
{
    private const int MaxRequests = 10_000_000;

    private readonly Option<string?> _source = new("--source")
    {
        HelpName = "fmp|recorded",
        Description = "Where facts come from: the API, or recorded answers of it.",
    };

    private readonly Option<string?> _corpus = new("--corpus")
    {
        HelpName = "DIR",
        Description = "The folder of recorded answers; the samples that ship when not named.",
    };

    private readonly Option<string?> _address = new("--fmp-url") { HelpName = "URL", Description = "The address of the API." };

    private readonly Option<int?> _requests = new("--requests-per-minute")
    {
        HelpName = "N",
        Description = "The rate limit of the key; 300 when not named.",
        CustomParser = result =>
        {
            if (int.TryParse(result.Tokens.Single().Value, NumberStyles.None, CultureInfo.InvariantCulture, out var requests)
                && requests is >= 1 and <= MaxRequests)
            {
                return requests;
            }

            result.AddError(string.Create(CultureInfo.InvariantCulture, $"--requests-per-minute: not a number from 1 to {MaxRequests}"));
            return null;
        },
    };

    private readonly Option<string?> _prices = new("--prices")
    {
        HelpName = "DIR",
        Description = "A folder with your own prices: a file such as AAPL.csv a symbol, with the header date,close[,volume][,split].",
    };

    private readonly Option<bool> _unadjusted = new("--prices-unadjusted") { Description = "The closes of --prices are as traded, not adjusted for splits." };

    private readonly Option<string?> _panel = new("--panel") { HelpName = "FILE", Description = "Panels of one's own." };

    public SourceOptionSet(Command command)
    {
        _source.AcceptOnlyFromAmong("fmp", "recorded");
        command.Add(_source);
        command.Add(_corpus);
        command.Add(_address);
        command.Add(_requests);
        command.Add(_prices);
        command.Add(_unadjusted);
        command.Add(_panel);
    }

    public SourceOptions Read(ParseResult parsed)
    {
        var options = new SourceOptions(
            parsed.GetValue(_source),
            parsed.GetValue(_corpus),
            parsed.GetValue(_address),
            parsed.GetValue(_requests),
            parsed.GetValue(_prices),
            parsed.GetValue(_unadjusted));
        return options switch
        {
            { Corpus: not null, Name: not "recorded" } => throw new BadArgumentsException("--corpus goes with --source recorded"),
            { Name: "recorded", Address: not null } => throw new BadArgumentsException("--fmp-url goes with --source fmp"),
            { PricesUnadjusted: true, Prices: null } => throw new BadArgumentsException("--prices-unadjusted goes with --prices"),
            _ => options,
        };
    }

    public string? Panel(ParseResult parsed) => parsed.GetValue(_panel);
}
