using Microsoft.AspNetCore.Http;

namespace SmartMoney.Functions.Http;

/// <summary>Answers for what cannot be done, as problem documents.</summary>
internal static class Problem
{
    public static IResult BadRequest(IEnumerable<string> errors) => Of(StatusCodes.Status400BadRequest, "The request is not valid", string.Join("; ", errors));

    public static IResult BadRequest(string error) => BadRequest([error]);

    public static IResult NoRun() => Of(StatusCodes.Status404NotFound, "Not found", "there is no such run");

    public static IResult Conflict(string why) => Of(StatusCodes.Status409Conflict, "Not as things stand", why);

    public static IResult Gone(string why) => Of(StatusCodes.Status410Gone, "No longer there", why);

    public static IResult NoKey() => Of(
        StatusCodes.Status503ServiceUnavailable, "There is no key", "The app has no key of the source: set FMP_API_KEY, or ask for the recorded source.");

    public static IResult Of(int status, string title, string detail) => Results.Problem(detail, statusCode: status, title: title);
}
