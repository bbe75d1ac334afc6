using System.CommandLine;
using SmartMoney.Cli.Errors;
using SmartMoney.Cli.Hosting;
using SmartMoney.Cli.Output;
using SmartMoney.Cli.Output.Json;
using SmartMoney.Core.Filings;
using SmartMoney.Core.Formatting;
using SmartMoney.Core.Market;

namespace SmartMoney.Cli.Commands;

/// <summary><c>cache stats</c> and <c>cache clear</c>.</summary>
internal static class CacheCommand
{
    public static Command Create(CliEnvironment environment) => new("cache", "Shows and clears cached responses.")
    {
        Stats(environment),
        Clear(environment),
    };

    private static Command Stats(CliEnvironment environment)
    {
        var storage = StorageOption.Create();
        var json = JsonOption.Create();
        var command = new Command("stats", "Shows the number of entries and their size, by data type.") { storage, json };
        command.SetAction(async (parsed, token) =>
        {
            var kept = StorageOption.OpenToRead(parsed.GetValue(storage), environment.Configuration);
            var isJson = parsed.GetValue(json);
            if (!isJson && kept.Absence is { } absence)
            {
                await environment.Out.WriteLineAsync(absence);
                return ExitCode.Done;
            }

            var totals = await kept.Kept.Entries.CountAsync(token);
            if (isJson)
            {
                var result = new CacheResult(totals.Entries, totals.Bytes, [.. totals.Types.Select(type => new CacheTypeResult(type.Key.Name(), type.Value.Entries, type.Value.Bytes))]);
                ResultJson.Write(environment.Out, result, ResultJson.Default.CacheResult);
                return ExitCode.Done;
            }

            CacheText.Write(environment.Out, null, totals);
            foreach (var (type, (entries, bytes)) in totals.Types)
            {
                await environment.Out.WriteLineAsync($"  {type.Name(),-24} {Quantity.Number(entries),10}  {Sizes.Text(bytes)}");
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static Command Clear(CliEnvironment environment)
    {
        var storage = StorageOption.Create();
        var symbol = new Argument<string?>("SYMBOL") { Arity = ArgumentArity.ZeroOrOne, Description = "A symbol, a manager's CIK or an ETF." };
        var typeName = new Option<string?>("--type") { HelpName = "T", Description = "Only this data type, for example prices." };
        var all = new Option<bool>("--all") { Description = "All entries." };
        var yes = new Option<bool>("--yes") { Description = "Confirms --all, and --type without a symbol." };
        var command = new Command("clear", "Deletes cached responses. The next run fetches them again.") { symbol, typeName, all, yes, storage };
        command.SetAction(async (parsed, token) =>
        {
            var selection = Selection(parsed.GetValue(symbol), parsed.GetValue(typeName), parsed.GetValue(all), parsed.GetValue(yes));
            var entries = StorageOption.Open(parsed.GetValue(storage), environment.Configuration).Kept.Entries;
            var deleted = 0;
            await foreach (var entry in entries.ListAsync(selection.Type, selection.Subject, token))
            {
                deleted += await entries.DeleteAsync(entry.Key, token) ? 1 : 0;
            }

            foreach (var type in selection.Type is { } one ? [one] : DataTypeNames.All)
            {
                await entries.ClearPartsAsync(type, selection.Subject, token);
            }

            await environment.Out.WriteLineAsync($"{Quantity.Of(deleted, "entry", "entries")} deleted");
            return ExitCode.Done;
        });
        return command;
    }

    private static (DataType? Type, string? Subject) Selection(string? symbol, string? typeName, bool all, bool yes)
    {
        DataType? type = typeName is null ? null : DataTypeNames.Parse(typeName)
            ?? throw new BadArgumentsException($"--type: '{typeName}' is none of {string.Join(", ", DataTypeNames.All.Select(known => known.Name()))}");
        if (all)
        {
            return symbol is null && type is null
                ? yes ? (null, null) : throw new BadArgumentsException("--all deletes every cached response; confirm with --yes")
                : throw new BadArgumentsException("--all cannot be combined with SYMBOL or --type");
        }

        if (symbol is null && type is null)
        {
            throw new BadArgumentsException("specify SYMBOL, --type, or --all --yes");
        }

        if (symbol is null)
        {
            return yes ? (type, null) : throw new BadArgumentsException($"--type without a symbol deletes the cached responses of {typeName} of all symbols; confirm with --yes");
        }

        return SymbolOrCik.TryParse(symbol, out var subject)
            ? (type, subject)
            : throw new BadArgumentsException($"'{symbol}' is neither a symbol nor a CIK of ten digits");
    }
}
