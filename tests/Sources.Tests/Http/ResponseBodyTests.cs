using System.IO.Compression;
using SmartMoney.Sources.Http;
using Xunit;

namespace SmartMoney.Sources.Tests.Http;

public sealed class ResponseBodyTests
{
    private const int Max = 1 << 20;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("")]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task A_body_within_the_bound_is_read_whole(string encoding)
    {
        var body = new byte[Max];
        new Random(5).NextBytes(body);
        var memory = new AnswerMemory(Max).Open(Max);

        var read = await ResponseBody.ReadAsync(Response(Pack(body, encoding), encoding), memory, Token);

        Assert.Equal(body, read);
        Assert.Equal(Max, memory.Bytes);
    }

    [Theory]
    [InlineData("")]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task A_body_that_unpacks_beyond_the_bound_is_refused_and_gives_its_memory_back(string encoding)
    {
        var all = new AnswerMemory(Max);
        var memory = all.Open(Max);

        var failure = await Assert.ThrowsAsync<AttemptException>(() => ResponseBody.ReadAsync(Response(Pack(new byte[Max + 1], encoding), encoding), memory, Token));

        Assert.True(failure.IsLast);
        Assert.StartsWith("a body larger than", failure.Message, StringComparison.Ordinal);
        Assert.Equal(0, all.Used);
    }

    [Fact]
    public async Task A_packed_body_that_is_endless_and_unpacks_to_nothing_is_refused()
    {
        using var response = Response(new EmptyBlocks(), "gzip");

        await using var body = await ResponseBody.OpenAsync(response, Max, Token);
        var failure = await Assert.ThrowsAsync<AttemptException>(() => body.ReadExactlyAsync(new byte[1], Token).AsTask());

        Assert.Equal("a body larger than 1 MB", failure.Message);
    }

    [Fact]
    public async Task A_body_whose_stated_length_is_beyond_the_bound_is_not_read()
    {
        using var response = Response(new EmptyBlocks(), "");
        response.Content.Headers.ContentLength = Max + 1;

        await Assert.ThrowsAsync<AttemptException>(() => ResponseBody.OpenAsync(response, Max, Token));
    }

    [Fact]
    public async Task A_way_of_packing_that_was_not_asked_for_is_a_failure()
    {
        using var response = Response(new MemoryStream(), "zstd");

        await Assert.ThrowsAsync<AttemptException>(() => ResponseBody.OpenAsync(response, Max, Token));
    }

    private static MemoryStream Pack(byte[] body, string encoding)
    {
        var packed = new MemoryStream();
        using (var writer = encoding switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            "br" => new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            "deflate" => new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            _ => (Stream)new BufferedStream(packed),
        })
        {
            writer.Write(body);
            writer.Flush();
        }

        return new MemoryStream(packed.ToArray());
    }

    private static HttpResponseMessage Response(Stream body, string encoding)
    {
        var response = new HttpResponseMessage { Content = new StreamContent(body) };
        if (encoding.Length > 0)
        {
            response.Content.Headers.ContentEncoding.Add(encoding);
        }

        return response;
    }

    /// <summary>The header of gzip, then stored blocks of no bytes without end.</summary>
    private sealed class EmptyBlocks : MemoryStream
    {
        private static readonly byte[] Header = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3];
        private static readonly byte[] Block = [0, 0, 0, 0xff, 0xff];

        private long _position;

        public override bool CanSeek => false;

        public override int Read(Span<byte> buffer)
        {
            foreach (ref var next in buffer)
            {
                next = _position < Header.Length ? Header[_position] : Block[(_position - Header.Length) % Block.Length];
                _position++;
            }

            return buffer.Length;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => Task.FromResult(Read(buffer.AsSpan(offset, count)));

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));
    }
}
