using System.CommandLine;
using SmartMoney.Cli.Errors;
using SmartMoney.Cli.Hosting;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Cli.Commands;

/// <summary>The options that say where the dataset goes.</summary>
internal sealed class DestinationOptionSet
{
    private const string Extension = ".csv";

    private readonly Option<string?> _name = new("--name") { HelpName = "NAME", Description = "The name of the dataset: smart-money-flow-NAME.csv. [default: the universe, or custom]" };
    private readonly Option<string?> _output = new("--output") { HelpName = "FILE", Description = "A CSV file for the dataset, with its context file and reports beside it. [default: a file in the storage]" };
    private readonly Option<bool> _force = ForceOption.Create();

    public DestinationOptionSet(Command command)
    {
        command.Add(_name);
        command.Add(_output);
        command.Add(_force);
    }

    /// <summary>The name of the dataset; null for the name of its universe.</summary>
    public string? Name(ParseResult parsed) => parsed.GetValue(_name);

    /// <summary>Whether anything may be replaced.</summary>
    public bool IsForced(ParseResult parsed) => parsed.GetValue(_force);

    /// <summary>The file outside the storage; null when there is none.</summary>
    /// <exception cref="BadArgumentsException">The file cannot be a dataset, or cannot be written.</exception>
    public string? Output(ParseResult parsed)
    {
        if (parsed.GetValue(_output) is not { } path)
        {
            return null;
        }

        if (Directory.Exists(path))
        {
            throw new BadArgumentsException($"{_output.Name}: {path} is a folder, not a file");
        }

        if (!Path.GetExtension(path).Equals(Extension, StringComparison.OrdinalIgnoreCase))
        {
            throw new BadArgumentsException($"{_output.Name}: {path} does not end in {Extension}");
        }

        if (DatasetName.IsOfContext(Path.GetFileNameWithoutExtension(path)))
        {
            throw new BadArgumentsException($"{_output.Name}: {path} has the name of a context file");
        }

        OutputPath.RequireFile(_output.Name, path);
        return path;
    }
}
