using System.CommandLine;
using System.CommandLine.Help;
using SmartMoney.Cli.Commands;
using SmartMoney.Cli.Errors;
using SmartMoney.Cli.Hosting;
using SmartMoney.Cli.Output;
using SmartMoney.Cli.Usage;
using SmartMoney.Core.Datasets;
using SmartMoney.Sources;
using SmartMoney.Sources.Storage;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Cli;

/// <summary>The command <c>smartmoney</c>: parses, runs, and turns an error into one line and an exit code.</summary>
internal static class SmartMoneyCommand
{
    /// <summary>What a shell begins its question with; the rest of the line need not be complete.</summary>
    private const string CompletionDirective = "[suggest";

    public static async Task<int> RunAsync(string[] args, CliEnvironment environment, CancellationToken cancellationToken = default)
    {
        environment = environment with { Out = new PlainWriter(environment.Out), Error = new PlainWriter(environment.Error) };
        var words = args.Length == 0 ? ["--help"] : args;
        var parsed = CommandTree.Create(environment).Parse(words);
        if (QuietOption.Applies(parsed))
        {
            environment = environment.Quieted();
            parsed = CommandTree.Create(environment).Parse(words);
        }

        if (!words[0].StartsWith(CompletionDirective, StringComparison.Ordinal) && UsageErrors.Of(parsed) is { Count: > 0 } errors)
        {
            return await WriteErrorsAsync(environment, errors, ExitCode.BadArguments);
        }

        try
        {
            return parsed.Action is HelpAction
                ? await WriteHelpAsync(parsed, environment)
                : await parsed.InvokeAsync(Invocation(environment.Out, environment.Error), cancellationToken);
        }
        catch (BadArgumentsException e)
        {
            return await WriteErrorAsync(environment, e.Message, ExitCode.BadArguments);
        }
        catch (Exception e) when (e is DatasetFormatException or InvalidInputException)
        {
            return await WriteErrorAsync(environment, e.Message, ExitCode.BadArguments);
        }
        catch (Exception e) when (e is CommandFailedException or SourceException or StorageException or EmptyDatasetException)
        {
            return await WriteErrorAsync(environment, e.Message, ExitCode.Failed);
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return await WriteErrorAsync(environment, e.Message, ExitCode.Failed);
        }
        catch (Exception e)
        {
            return await WriteErrorsAsync(environment, [$"unexpected error: this is a bug; report it in the project's issue tracker with this text\n{e}"], ExitCode.Unexpected);
        }
    }

    private static async Task<int> WriteHelpAsync(ParseResult parsed, CliEnvironment environment)
    {
        await using var help = new StringWriter();
        var exitCode = await parsed.InvokeAsync(Invocation(help, environment.Error), CancellationToken.None);
        HelpPage.Write(help.ToString(), parsed.CommandResult.Command, environment.Out);
        return exitCode;
    }

    private static InvocationConfiguration Invocation(TextWriter output, TextWriter error) => new()
    {
        EnableDefaultExceptionHandler = false,
        ProcessTerminationTimeout = null,
        Output = output,
        Error = error,
    };

    private static Task<int> WriteErrorAsync(CliEnvironment environment, string message, int exitCode) =>
        WriteErrorsAsync(environment, [message.ReplaceLineEndings("\n").Split('\n')[0]], exitCode);

    private static async Task<int> WriteErrorsAsync(CliEnvironment environment, IReadOnlyList<string> lines, int exitCode)
    {
        try
        {
            foreach (var line in lines)
            {
                await environment.Error.WriteLineAsync($"smartmoney: {line}");
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Only the exit code can report this.
            return exitCode;
        }

        return exitCode;
    }
}
