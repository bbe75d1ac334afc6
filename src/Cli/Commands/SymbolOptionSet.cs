using System.CommandLine;
using SmartMoney.Cli.Errors;
using SmartMoney.Core.Market;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Cli.Commands;

/// <summary>The options that select the symbols.</summary>
internal sealed class SymbolOptionSet
{
    private readonly Dictionary<string, Option<bool>> _universes = NamedUniverse.All.ToDictionary(
        universe => universe.Name,
        universe => new Option<bool>($"--{universe.Name}") { Description = universe.Description });

    private readonly Option<string?> _symbols = new("--symbols") { HelpName = "A,B,…", Description = "A list of symbols." };
    private readonly Option<string?> _file = new("--universe-file") { HelpName = "FILE", Description = "A file of symbols: one a line, or a CSV file with a column symbol." };
    private readonly Option<string?> _exclude = new("--exclude") { HelpName = "A,B,…", Description = "Symbols to exclude." };

    public SymbolOptionSet(Command command)
    {
        foreach (var universe in _universes.Values)
        {
            command.Add(universe);
        }

        command.Add(_symbols);
        command.Add(_file);
        command.Add(_exclude);
    }

    public RunRequest Read(ParseResult parsed)
    {
        var universes = _universes.Where(universe => parsed.GetValue(universe.Value)).Select(universe => universe.Key).ToList();
        var symbols = parsed.GetValue(_symbols);
        var file = parsed.GetValue(_file);
        if (universes.Count + (symbols is null ? 0 : 1) + (file is null ? 0 : 1) != 1)
        {
            throw new BadArgumentsException("specify one of --test, --symbols A,B, --universe-file FILE, --top50, --top100, --top500");
        }

        return new RunRequest
        {
            Universe = universes.SingleOrDefault(),
            Symbols = symbols is not null ? List(symbols) : file is not null ? UniverseFile.Read(file) : null,
            Exclude = List(parsed.GetValue(_exclude) ?? ""),
        };
    }

    private static string[] List(string text) => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
