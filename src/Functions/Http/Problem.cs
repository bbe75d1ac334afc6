using Microsoft.AspNetCore.Http;

namespace SmartMoney.Functions.Http;

/// <summary>Error responses, as problem details.</summary>
internal static class Problem
{
    public static IResult BadRequest(IEnumerable<string> errors) => Of(StatusCodes.Status400BadRequest, "The request is invalid", string.Join("; ", errors));

    public static IResult BadRequest(string error) => BadRequest([error]);

    public static IResult NoRun() => Of(StatusCodes.Status404NotFound, "Not found", "there is no such run");

    public static IResult Conflict(string why) => Of(StatusCodes.Status409Conflict, "Conflict", why);

    public static IResult Gone(string why) => Of(StatusCodes.Status410Gone, "Gone", why);

    public static IResult NoKey() => Of(
        StatusCodes.Status503ServiceUnavailable, "No API key", "The app has no key for the source: set FMP_API_KEY, or use the recorded source.");

    public static IResult NoUserAgent(string why) => Of(StatusCodes.Status503ServiceUnavailable, "No user agent for the SEC", $"The app cannot download from the SEC: {why}.");

    public static IResult Of(int status, string title, string detail) => Results.Problem(detail, statusCode: status, title: title);
}
