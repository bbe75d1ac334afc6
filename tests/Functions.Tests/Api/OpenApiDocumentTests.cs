using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using SmartMoney.Core.Filings;
using SmartMoney.Functions.Http;
using SmartMoney.Testing.Azurite;
using Xunit;

namespace SmartMoney.Functions.Tests.Api;

public sealed class OpenApiDocumentTests(AzuriteFixture azurite) : ApiTest(azurite)
{
    [Fact]
    public void Describes_just_the_routes_that_there_are()
    {
        var functions =
            from type in new[] { typeof(Runs), typeof(RunControl), typeof(Cache), typeof(Health), typeof(OpenApiDocument) }
            from method in type.GetMethods()
            from parameter in method.GetParameters()
            let trigger = parameter.GetCustomAttribute<HttpTriggerAttribute>()
            where trigger is not null
            from verb in trigger.Methods!
            select (verb, trigger.Route!, trigger.AuthLevel == AuthorizationLevel.Anonymous);

        Assert.Equal(functions.Order(), ApiDescription.Operations.Order());
    }

    [Fact]
    public async Task Is_served_to_anybody()
    {
        var answer = await SendAsync(HttpMethod.Get, "/api/openapi.json", isAnonymous: true);

        Assert.Equal("Smart Money", (await JsonAsync(answer)).GetProperty("info").GetProperty("title").GetString());
    }

    [Theory]
    [InlineData("GET", "/api/runs")]
    [InlineData("POST", "/api/runs")]
    [InlineData("GET", "/api/runs/0123456789abcdef")]
    [InlineData("DELETE", "/api/runs/0123456789abcdef")]
    [InlineData("GET", "/api/runs/0123456789abcdef/dataset")]
    [InlineData("GET", "/api/runs/0123456789abcdef/context")]
    [InlineData("GET", "/api/runs/0123456789abcdef/report")]
    [InlineData("GET", "/api/cache")]
    [InlineData("DELETE", "/api/cache?confirm=all")]
    [InlineData("DELETE", "/api/cache/TSLA")]
    public async Task All_else_wants_a_key(string method, string path)
    {
        var answer = await SendAsync(new HttpMethod(method), path, isAnonymous: true);

        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, answer.StatusCode);
    }
}
