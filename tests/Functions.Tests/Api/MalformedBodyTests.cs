using System.Net;
using SmartMoney.Testing.Azurite;
using Xunit;

namespace SmartMoney.Functions.Tests.Api;

public sealed class MalformedBodyTests(AzuriteFixture azurite) : ApiTest(azurite)
{
    [Theory]
    [InlineData("", "the body is not valid JSON: line 1, position 1")]
    [InlineData("{", "the body is not valid JSON: line 1, position 2")]
    [InlineData("{\"symbols\": [\"TSLA\", }", "the body is not valid JSON: line 1, position 22")]
    [InlineData("{\"symbols\": [TSLA]}", "the body is not valid JSON: line 1, position 14")]
    [InlineData("{\n  \"universe\": 'test'\n}", "the body is not valid JSON: line 2, position 15")]
    [InlineData("{\"universe\": \"test\"} x", "the body is not valid JSON: line 1, position 22")]
    [InlineData("{\"symbols\": [500]}", "symbols[0]: unknown, named twice, or not of the right type")]
    [InlineData("[]", "the body is not a JSON object of the form that the API description requires")]
    public async Task Is_called_what_it_is(string body, string detail)
    {
        var problem = await ProblemAsync(await PostAsync("/api/runs", body), HttpStatusCode.BadRequest);

        Assert.Equal(detail, problem.GetProperty("detail").GetString());
    }
}
