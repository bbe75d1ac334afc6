namespace SmartMoney.Cli.Tests.Durable;

/// <summary>What the only run of a terminal keeps.</summary>
internal sealed class RunFolder(Terminal terminal)
{
    private const string Journal = "/journal";

    private readonly string _folder = terminal.Files.Single(file => file.StartsWith("runs/", StringComparison.Ordinal) && file.EndsWith(Journal, StringComparison.Ordinal))[..^Journal.Length];

    public string Id => Path.GetFileName(_folder);

    public string JournalFile => At("journal");

    /// <summary>The activities that the journal has, one a line, in their order.</summary>
    public IReadOnlyList<string> Activities => [.. File.ReadAllLines(JournalFile).Select(line => line.Split(' ')).Where(parts => parts.Length > 2).Select(parts => parts[1])];

    public string At(string file) => terminal.At($"{_folder}/{file}");
}
