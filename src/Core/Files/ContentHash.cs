using System.Security.Cryptography;

namespace SmartMoney.Core.Files;

/// <summary>SHA-256 as files and results write it: lower-case hexadecimal.</summary>
public static class ContentHash
{
    /// <summary>The hash that identifies a content.</summary>
    /// <param name="bytes">The content.</param>
    public static string Of(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>The hash of content that may be too large for memory.</summary>
    /// <param name="content">A stream, from where it is to its end.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static async Task<string> OfAsync(Stream content, CancellationToken cancellationToken) =>
        Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken));
}
