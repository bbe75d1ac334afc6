using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Authentication;
using SmartMoney.Core.Formatting;

namespace SmartMoney.Sources.Http;

/// <summary>Tells a source that there is no way to from one that is in trouble for a while.</summary>
internal static class Unreachability
{
    private const string Html = "text/html";

    /// <summary>Why there is no way to a source.</summary>
    /// <param name="host">The host.</param>
    /// <param name="e">The failure of a try.</param>
    /// <returns>A line; null for a failure that may pass.</returns>
    public static string? CauseOf(string host, Exception? e) => e switch
    {
        AttemptException { IsWebPage: true } =>
            $"{host} answers with a web page in place of data: check the address, and whether a proxy or a sign-in page answers in its place",
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } =>
            $"{host} cannot be reached: its name cannot be resolved; check the address and the network",
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } refused =>
            $"{host} cannot be reached: {(SocketErrorOf(refused) == SocketError.ConnectionRefused ? "the connection was refused" : "there is no connection")}; check the address and the network",
        HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError } =>
            $"{host} cannot be reached: the proxy opens no connection; check the settings of the proxy",
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } tls =>
            $"{host} cannot be reached: TLS failed ({PlainText.Of(ReasonOf(tls).TrimEnd('.'))}); check the address, and who answers at it",
        _ => null,
    };

    /// <summary>Whether a body is a page for people, as a proxy or a sign-in page sends it.</summary>
    /// <param name="type">The type that its headers state.</param>
    /// <param name="body">The beginning of the body.</param>
    public static bool IsWebPage(MediaTypeHeaderValue? type, ReadOnlySpan<byte> body)
    {
        var start = body.TrimStart(" \t\r\n\ufeff"u8);
        return start is [(byte)'<', ..] || (type?.MediaType == Html && start is not [(byte)'[' or (byte)'{', ..]);
    }

    private static SocketError? SocketErrorOf(Exception e) => (e.InnerException as SocketException)?.SocketErrorCode;

    private static string ReasonOf(Exception e) => e.InnerException is AuthenticationException cause ? cause.Message : "no TLS at that address";
}
