namespace SmartMoney.Core.Files;

/// <summary>Compares content that may be too large for memory.</summary>
public static class StreamComparison
{
    private const int BlockBytes = 1 << 16;

    /// <summary>Whether two streams have the same bytes from where they are to their ends.</summary>
    /// <param name="one">A stream.</param>
    /// <param name="other">Another stream.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static async Task<bool> AreEqualAsync(Stream one, Stream other, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        var (first, second) = (new byte[BlockBytes], new byte[BlockBytes]);
        int length;
        do
        {
            length = await one.ReadAtLeastAsync(first, BlockBytes, throwOnEndOfStream: false, cancellationToken);
            if (await other.ReadAtLeastAsync(second, BlockBytes, throwOnEndOfStream: false, cancellationToken) != length
                || !first.AsSpan(0, length).SequenceEqual(second.AsSpan(0, length)))
            {
                return false;
            }
        }
        while (length == BlockBytes);

        return true;
    }
}
