using System.Buffers;

namespace SmartMoney.Sources.Caching;

/// <summary>Copies what may unpack to far more than it should.</summary>
internal static class BoundedCopy
{
    private const int BufferBytes = 1 << 16;

    /// <summary>Copies a stream.</summary>
    /// <param name="from">The stream.</param>
    /// <param name="to">Receives its bytes.</param>
    /// <param name="max">The most bytes.</param>
    /// <returns>Whether there were no more; otherwise the rest is not read.</returns>
    public static bool TryCopy(Stream from, Stream to, long max)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            int read;
            while ((read = from.Read(buffer)) > 0)
            {
                if ((max -= read) < 0)
                {
                    return false;
                }

                to.Write(buffer, 0, read);
            }

            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
