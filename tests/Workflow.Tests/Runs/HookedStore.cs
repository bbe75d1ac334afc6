using SmartMoney.Sources.Storage;

namespace SmartMoney.Workflow.Tests.Runs;

/// <summary>A store that lets something happen just before it opens or writes an object.</summary>
internal sealed class HookedStore(IObjectStore store) : IObjectStore
{
    public Func<string, Task> BeforeOpen { get; set; } = _ => Task.CompletedTask;

    public Func<string, Task> BeforeWrite { get; set; } = _ => Task.CompletedTask;

    public Task<ReadOnlyMemory<byte>?> ReadAsync(string path, CancellationToken cancellationToken) => store.ReadAsync(path, cancellationToken);

    public async Task<Stream?> OpenReadAsync(string path, CancellationToken cancellationToken)
    {
        await BeforeOpen(path);
        return await store.OpenReadAsync(path, cancellationToken);
    }

    public async Task WriteAsync(string path, Func<Stream, Task> write, CancellationToken cancellationToken)
    {
        await BeforeWrite(path);
        await store.WriteAsync(path, write, cancellationToken);
    }

    public Task<bool> DeleteAsync(string path, CancellationToken cancellationToken) => store.DeleteAsync(path, cancellationToken);

    public IAsyncEnumerable<StoredObject> ListAsync(string prefix, CancellationToken cancellationToken) => store.ListAsync(prefix, cancellationToken);
}
