namespace SmartMoney.Sources.Tests;

/// <summary>Keeps no answers.</summary>
internal sealed class NoParts : IPartialAnswers
{
    public Task<ReadOnlyMemory<byte>?> FindAsync(string request, CancellationToken cancellationToken) => Task.FromResult<ReadOnlyMemory<byte>?>(null);

    public Task KeepAsync(string request, ReadOnlyMemory<byte> answer, CancellationToken cancellationToken) => Task.CompletedTask;
}
