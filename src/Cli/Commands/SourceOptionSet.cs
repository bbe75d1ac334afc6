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
        Description = "The source of facts: the API, or recorded responses.",
    };

    private readonly Option<string?> _corpus = new("--corpus")
    {
        HelpName = "DIR",
        Description = "The folder of recorded responses. [default: the built-in samples]",
    };

    private readonly Option<string?> _address = new("--fmp-url") { HelpName = "URL", Description = "The address of the API." };

    private readonly Option<int?> _requests = new("--requests-per-minute")
    {
        HelpName = "N",
        Description = "The rate limit of the key. [default: 300]",
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
        Description = "A folder with your own prices: one file per symbol, such as AAPL.csv, with the header date,close[,volume][,split].",
    };

    private readonly Option<bool> _unadjusted = new("--prices-unadjusted") { Description = "The closing prices in --prices are as traded, not adjusted for splits." };

    private readonly Option<string?> _panel = new("--panel") { HelpName = "FILE", Description = "A JSON file with your own fund panels." };

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
            { Corpus: not null, Name: not "recorded" } => throw new BadArgumentsException("--corpus requires --source recorded"),
            { Name: "recorded", Address: not null } => throw new BadArgumentsException("--fmp-url requires --source fmp"),
            { PricesUnadjusted: true, Prices: null } => throw new BadArgumentsException("--prices-unadjusted requires --prices"),
            _ => options,
        };
    }

    public string? Panel(ParseResult parsed) => parsed.GetValue(_panel);
}
