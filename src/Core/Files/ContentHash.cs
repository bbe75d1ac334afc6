using System.Security.Cryptography;

namespace SmartMoney.Core.Files;

/// <summary>SHA-256 as files and results write it: lower-case hexadecimal.</summary>
public static class ContentHash
{
    /// <summary>The hash that identifies a content.</summary>
    /// <param name="bytes">The content.</param>
    public static string Of(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
