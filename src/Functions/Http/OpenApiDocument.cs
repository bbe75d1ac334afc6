using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace SmartMoney.Functions.Http;

/// <summary>The description of the API over HTTP.</summary>
public static class OpenApiDocument
{
    private const string Name = "openapi.json";

    /// <summary>Gives the description.</summary>
    /// <param name="request">The request.</param>
    [Function("GetOpenApi")]
    public static IResult Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Name)] HttpRequest request) =>
        Results.Stream(Open(), "application/json");

    /// <summary>Opens the description.</summary>
    internal static Stream Open() => typeof(OpenApiDocument).Assembly.GetManifestResourceStream(Name)!;
}
