using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace SmartMoney.Functions.Tests.Durable;

/// <summary>A small fan-out in the style of the product's functions, for the engine's own tests.</summary>
public sealed partial class SampleFunctions(SampleFunctions.Diary diary)
{
    [Function(nameof(SumAsync))]
    public static async Task<int> SumAsync([OrchestrationTrigger] TaskOrchestrationContext context, int[] numbers)
    {
        var log = context.CreateReplaySafeLogger<SampleFunctions>();
        LogSquaring(log, numbers.Length);
        context.SetCustomStatus(new { Phase = "square", Done = 0 });
        var squares = await Task.WhenAll(numbers.Select(n => context.CallActivityAsync<int>(nameof(SquareAsync), n)));
        context.SetCustomStatus(new { Phase = "sum", Done = numbers.Length });
        LogSumming(log);
        return squares.Sum();
    }

    [Function(nameof(SumOfSumsAsync))]
    public static async Task<int> SumOfSumsAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var parts = context.GetInput<int[][]>()!.Select((numbers, i) => context.CallSubOrchestratorAsync<int>(
            nameof(SumAsync), numbers, new SubOrchestrationOptions(instanceId: $"{context.InstanceId}-{i}")));
        return (await Task.WhenAll(parts)).Sum();
    }

    [Function(nameof(SquareAsync))]
    public async Task<int> SquareAsync([ActivityTrigger] int number, FunctionContext invocation, CancellationToken cancellation)
    {
        await Task.Delay(1, cancellation);
        diary.Note($"{invocation.FunctionDefinition.Name} {number}");
        return number * number;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Squaring {Count} numbers")]
    private static partial void LogSquaring(ILogger log, int count);

    [LoggerMessage(Level = LogLevel.Information, Message = "Summing")]
    private static partial void LogSumming(ILogger log);

    public sealed class Diary
    {
        private readonly List<string> _notes = [];

        public IReadOnlyList<string> Notes
        {
            get
            {
                lock (_notes)
                {
                    return [.. _notes];
                }
            }
        }

        public void Note(string note)
        {
            lock (_notes)
            {
                _notes.Add(note);
            }
        }
    }
}
