using System.CommandLine;
using SmartMoney.Cli.Commands;
using SmartMoney.Cli.Errors;
using SmartMoney.Cli.Hosting;
using SmartMoney.Cli.Output;
using SmartMoney.Core.Datasets;
using SmartMoney.Sources;
using SmartMoney.Sources.Storage;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Cli;

/// <summary>The command <c>smartmoney</c>: parses, runs, and turns an error into one line and an exit code.</summary>
internal static class SmartMoneyCommand
{
    public static async Task<int> RunAsync(string[] args, CliEnvironment environment, CancellationToken cancellationToken = default)
    {
        environment = environment with { Out = new PlainWriter(environment.Out), Error = new PlainWriter(environment.Error) };
        var root = new RootCommand("Builds point-in-time training sets of smart-money behaviour.")
        {
            GenerateCommand.Create(environment),
            ValidateCommand.Create(environment),
            ExplainCommand.Create(environment),
            SplitCommand.Create(environment),
            TrainCommand.Create(environment),
            EvaluateCommand.Create(environment),
            PredictCommand.Create(environment),
            RunsCommand.CreateList(environment),
            RunsCommand.CreateStatus(environment),
            CacheCommand.Create(environment),
        };
        ArgumentRules.Apply(root);
        var parsed = root.Parse(args.Length == 0 ? ["--help"] : args);
        if (parsed.Errors.Count > 0)
        {
            return await WriteErrorsAsync(environment, [.. parsed.Errors.Select(error => error.Message).Distinct()], ExitCode.BadArguments);
        }

        try
        {
            var invocation = new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
                Output = environment.Out,
                Error = environment.Error,
            };
            return await parsed.InvokeAsync(invocation, cancellationToken);
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
