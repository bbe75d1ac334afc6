using System.Text;
using Microsoft.AspNetCore.Http;
using SmartMoney.Functions.Http;
using SmartMoney.Testing.Fuzz;
using Xunit;

namespace SmartMoney.Functions.Tests.Fuzz;

/// <summary>Bodies of requests that nobody means.</summary>
public sealed class BodyFuzzTests
{
    private static readonly byte[] Whole = Encoding.UTF8.GetBytes(
        """{"symbols": ["TSLA", "NVDA"], "exclude": ["AAPL"], "from": "2022-01-01", "to": "2024-12-31", "day": 15, "horizonDays": 14, "label": "excess", "threshold": 0.05, "source": "recorded", "insiders": "sec", "fresh": true}""");

    [Fact]
    public Task A_body_is_a_request_or_a_named_problem() => FuzzRun.RunAsync(6, async mutator =>
    {
        var context = new DefaultHttpContext();
        context.Request.ContentType = "application/json";
        context.Request.Body = new MemoryStream(mutator.Document(Whole));
        try
        {
            var order = await RequestBody.ReadAsync<RunOrderBody>(context.Request, CancellationToken.None);
            _ = order.ToRequest().Problems().ToList();
        }
        catch (RequestException e)
        {
            Assert.InRange(e.Status, 400, 415);
            Assert.DoesNotContain(e.Message, char.IsControl);
        }
    });
}
