using System.Collections.Immutable;
using System.Globalization;

namespace SmartMoney.Core.Market;

/// <summary>A set of symbols that has a name.</summary>
public sealed record NamedUniverse
{
    private readonly Func<ImmutableArray<string>> _symbols;

    private NamedUniverse(string name, string fileName, string description, Func<ImmutableArray<string>> symbols) =>
        (Name, FileName, Description, _symbols) = (name, fileName, description, symbols);

    /// <summary>The part of a file's name that stands for symbols without a name of their own.</summary>
    public const string CustomFileName = "custom";

    /// <summary>TSLA, NVDA and AAPL.</summary>
    public static NamedUniverse Test { get; } = new("test", "test", "TSLA, NVDA and AAPL.", () => Universe.Sample);

    /// <summary>The universes, smallest first.</summary>
    public static ImmutableArray<NamedUniverse> All { get; } = [Test, Top(50), Top(100), Top(500, "full")];

    /// <summary>The names, for messages.</summary>
    public static string Names => string.Join(", ", All.Select(universe => universe.Name));

    /// <summary>The name, such as <c>top50</c>.</summary>
    public string Name { get; }

    /// <summary>The part of a dataset's file name that stands for it.</summary>
    public string FileName { get; }

    /// <summary>What it consists of, in one sentence.</summary>
    public string Description { get; }

    /// <summary>The symbols, heaviest first.</summary>
    public ImmutableArray<string> Symbols => _symbols();

    /// <summary>Finds a universe by its name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>Null when none has it.</returns>
    public static NamedUniverse? Find(string? name) => All.FirstOrDefault(universe => universe.Name == name);

    private static NamedUniverse Top(int count, string? fileName = null)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"top{count}");
        return new NamedUniverse(
            name,
            fileName ?? name,
            string.Create(CultureInfo.InvariantCulture, $"The {count} largest members of the S&P 500 by weight on 2021-05-13."),
            () => Universe.Top(count));
    }
}
