using System.Text.Json;
using SmartMoney.Core.Filings;
using SmartMoney.Workflow.Planning;

namespace SmartMoney.Cli.Output;

/// <summary>The cost of a run as JSON.</summary>
internal static class PlanJson
{
    public static void Write(TextWriter output, IReadOnlyList<PlannedCalls> plan, int requestsPerMinute)
    {
        using var content = new MemoryStream();
        using (var json = new Utf8JsonWriter(content))
        {
            json.WriteStartObject();
            json.WriteStartArray("dataTypes");
            foreach (var type in plan)
            {
                json.WriteStartObject();
                json.WriteString("type", type.Type.Name());
                WriteCalls(json, type.Needed, type.Cached, type.Lacking);
                json.WriteBoolean("isAtLeast", type.IsAtLeast);
                json.WriteNumber("megabytes", type.Megabytes);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            WriteCalls(json, plan.Sum(type => type.Needed), plan.Sum(type => type.Cached), plan.Sum(type => type.Lacking));
            json.WriteNumber("requestsPerMinute", requestsPerMinute);
            json.WriteNumber("minutes", Math.Round((double)PlanText.Limited(plan) / requestsPerMinute, 2));
            json.WriteNumber("megabytes", plan.Sum(type => type.Megabytes));
            json.WriteEndObject();
        }

        output.WriteLine(System.Text.Encoding.UTF8.GetString(content.GetBuffer(), 0, (int)content.Length));
    }

    private static void WriteCalls(Utf8JsonWriter json, int calls, int cached, int lacking)
    {
        json.WriteNumber("calls", calls);
        json.WriteNumber("cached", cached);
        json.WriteNumber("lacking", lacking);
    }
}
