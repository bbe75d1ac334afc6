using System.Collections.Concurrent;

namespace SmartMoney.Functions.Tests.Durable;

/// <summary>Violations are noticed on any thread, and later than they happen; they are kept until someone looks.</summary>
internal sealed class ViolationLog
{
    private readonly ConcurrentQueue<string> _messages = new();

    public void Add(string message) => _messages.Enqueue(message);

    public void ThrowIfAny()
    {
        if (!_messages.IsEmpty)
        {
            throw new OrchestratorViolationException(string.Join(Environment.NewLine, _messages.Distinct()));
        }
    }
}
