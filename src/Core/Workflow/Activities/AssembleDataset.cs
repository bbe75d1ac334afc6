using System.Security.Cryptography;
using System.Text;
using SmartMoney.Core.Datasets;
using SmartMoney.Core.Storage;

namespace SmartMoney.Core.Workflow.Activities;

/// <summary>Puts the symbols' rows together, in the order of the symbols.</summary>
internal sealed class AssembleDataset(RunResources resources)
{
    public async Task<AssembledDataset> RunAsync(RunTask task, CancellationToken cancellationToken)
    {
        var run = await resources.ParametersOfAsync(task);
        var path = run.DatasetPath + ".csv";
        var rows = 0;
        var lookAhead = 0;
        var bytes = 0L;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await resources.Store.WriteAsync(
            path,
            async stream =>
            {
                await WriteLineAsync(stream, DatasetCsv.Header);
                foreach (var symbol in run.Symbols)
                {
                    await using var shard = await resources.Store.OpenReadAsync(RunStore.Shard(task.RunId, symbol), cancellationToken)
                        ?? throw new StorageException($"{RunStore.Shard(task.RunId, symbol)} is missing");
                    foreach (var (line, isPointInTime) in ShardCsv.Read(shard))
                    {
                        rows++;
                        lookAhead += isPointInTime ? 0 : 1;
                        await WriteLineAsync(stream, line);
                    }
                }
            },
            cancellationToken);
        return new AssembledDataset(path, rows, bytes, Convert.ToHexStringLower(hash.GetCurrentHash()), lookAhead);

        async Task WriteLineAsync(Stream stream, string line)
        {
            var content = Encoding.UTF8.GetBytes(line + "\n");
            hash.AppendData(content);
            bytes += content.Length;
            await stream.WriteAsync(content, cancellationToken);
        }
    }
}
