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
        HelpName = "fmp|recorded|none",
        Description = "The source of facts: the API, recorded responses, or none but those of --prices and --insiders.",
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

    private readonly Option<string> _insiders = new("--insiders")
    {
        HelpName = "sec|fmp",
        Description = "The source of insider trades: the SEC, or the source of all other facts.",
        DefaultValueFactory = _ => SourceOptions.Fmp,
    };

    private readonly Option<string?> _secArchives = new("--sec-archives")
    {
        HelpName = "DIR",
        Description = "A folder with the SEC's archives, such as 2024q1_form345.zip, in place of downloads.",
    };

    private readonly Option<string?> _secAddress = new("--sec-url") { HelpName = "URL", Description = "The address of the SEC." };

    private readonly Option<string?> _panel = new("--panel") { HelpName = "FILE", Description = "A JSON file with your own fund panels." };

    public SourceOptionSet(Command command)
    {
        _source.AcceptOnlyFromAmong(SourceOptions.Fmp, SourceOptions.Recorded, SourceOptions.None);
        _insiders.AcceptOnlyFromAmong(SourceOptions.Sec, SourceOptions.Fmp);
        command.Add(_source);
        command.Add(_corpus);
        command.Add(_address);
        command.Add(_requests);
        command.Add(_prices);
        command.Add(_unadjusted);
        command.Add(_insiders);
        command.Add(_secArchives);
        command.Add(_secAddress);
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
            parsed.GetValue(_unadjusted))
        {
            Insiders = parsed.GetValue(_insiders)!,
            SecArchives = parsed.GetValue(_secArchives),
            SecAddress = parsed.GetValue(_secAddress),
        };
        return options switch
        {
            { Corpus: not null, Name: not SourceOptions.Recorded } => throw new BadArgumentsException("--corpus requires --source recorded"),
            { Name: SourceOptions.Recorded or SourceOptions.None, Address: not null } => throw new BadArgumentsException("--fmp-url requires --source fmp"),
            { Insiders: not SourceOptions.Sec, SecArchives: not null } => throw new BadArgumentsException("--sec-archives requires --insiders sec"),
            { Insiders: not SourceOptions.Sec, SecAddress: not null } => throw new BadArgumentsException("--sec-url requires --insiders sec"),
            { SecArchives: not null, SecAddress: not null } => throw new BadArgumentsException("specify either --sec-archives or --sec-url"),
            { PricesUnadjusted: true, Prices: null } => throw new BadArgumentsException("--prices-unadjusted requires --prices"),
            _ => options,
        };
    }

    public string? Panel(ParseResult parsed) => parsed.GetValue(_panel);
}
