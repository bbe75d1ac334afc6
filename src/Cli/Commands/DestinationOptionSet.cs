using System.CommandLine;
using Microsoft.Extensions.Configuration;
using SmartMoney.Cli.Errors;
using SmartMoney.Cli.Hosting;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Cli.Commands;

/// <summary>The options that say where the dataset goes.</summary>
internal sealed class DestinationOptionSet
{
    private readonly Option<string?> _name = new("--name") { HelpName = "NAME", Description = "The name of the dataset: smart-money-flow-NAME. [default: the universe, or custom]" };
    private readonly Option<string?> _output = new("--output") { HelpName = "FILE", Description = "A CSV or Parquet file for the dataset, with its context file, reports and card beside it. [default: a file in the storage]" };
    private readonly Option<string?> _format = new("--format") { HelpName = string.Join('|', DatasetFormatNames.All), Description = "The format of the dataset and its context file. [default: that of --output, otherwise csv]" };
    private readonly Option<bool> _force = ForceOption.Create();

    public DestinationOptionSet(Command command)
    {
        command.Add(_name);
        command.Add(_output);
        _format.AcceptOnlyFromAmong([.. DatasetFormatNames.All]);
        command.Add(_format);
        command.Add(_force);
    }

    /// <summary>The name of the dataset; null for the name of its universe.</summary>
    public string? Name(ParseResult parsed) => parsed.GetValue(_name);

    /// <summary>Whether anything may be replaced.</summary>
    public bool IsForced(ParseResult parsed) => parsed.GetValue(_force);

    /// <summary>The format that is asked for: by the option, by the extension of the file, or by a setting.</summary>
    /// <exception cref="BadArgumentsException">The option and the file contradict each other, or the setting is none of the formats.</exception>
    public DatasetFormat Format(ParseResult parsed, IConfiguration configuration)
    {
        var asked = parsed.GetValue(_format) is { } name ? DatasetFormatNames.Parse(name) : null;
        var ofFile = parsed.GetValue(_output) is { } path ? DatasetFormatNames.OfFile(path) : null;
        if (asked is not null && ofFile is not null && asked != ofFile)
        {
            throw new BadArgumentsException($"{_format.Name}: {asked.Value.Name()} contradicts {_output.Name}: {parsed.GetValue(_output)} ends in {ofFile.Value.Extension()}");
        }

        return asked ?? ofFile ?? Configured(configuration);
    }

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

        if (DatasetFormatNames.OfFile(path) is null)
        {
            throw new BadArgumentsException($"{_output.Name}: {path} does not end in {string.Join(" or ", Enum.GetValues<DatasetFormat>().Select(format => format.Extension()))}");
        }

        if (DatasetName.IsOfContext(Path.GetFileNameWithoutExtension(path)))
        {
            throw new BadArgumentsException($"{_output.Name}: {path} has the name of a context file");
        }

        OutputPath.RequireFile(_output.Name, path);
        return path;
    }

    private static DatasetFormat Configured(IConfiguration configuration) =>
        configuration[SettingsFiles.Format] is not { Length: > 0 } setting
            ? DatasetFormat.Csv
            : DatasetFormatNames.Parse(setting)
                ?? throw new BadArgumentsException($"settings: {SettingsFiles.Format}: '{setting}' is none of {string.Join(", ", DatasetFormatNames.All)}");
}
