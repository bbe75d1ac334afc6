using System.Security.Cryptography;

namespace SmartMoney.Modeling;

/// <summary>SHA-256 as files and results write it: lower-case hexadecimal.</summary>
internal static class Sha256
{
    public static string Of(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
