namespace SmartMoney.Sources.Http;

/// <summary>A body that ends with an error where it is larger than it may be.</summary>
/// <param name="content">The body.</param>
/// <param name="max">The most bytes.</param>
internal sealed class BoundedStream(Stream content, long max) : InspectedStream(content)
{
    protected override void OnRead(ReadOnlySpan<byte> read, long position, bool isEnd)
    {
        if (position > max)
        {
            throw ResponseBody.TooLarge(max);
        }
    }
}
