using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace SmartMoney.Core.Market;

/// <summary>
/// The managers and ETFs whose holdings stand for "hedge funds" and "ETFs". The panel that ships was chosen with hindsight: they
/// are the well-known names of today.
/// </summary>
/// <param name="HedgeFunds">The managers.</param>
/// <param name="Etfs">The ETFs' symbols.</param>
public sealed partial record Panel(ImmutableArray<HedgeFund> HedgeFunds, ImmutableArray<string> Etfs)
{
    private static readonly Lazy<Panel> Shipped = new(() =>
    {
        using var stream = typeof(Panel).Assembly.GetManifestResourceStream("panel.json")!;
        return Read(stream);
    });

    /// <summary>The panel that ships with the program: 20 hedge funds and the largest US equity ETFs of mid-2021.</summary>
    public static Panel Default => Shipped.Value;

    /// <summary>Reads a panel: <c>{"hedgeFunds": [{"cik", "name"}], "etfs": ["SPY"]}</c>.</summary>
    /// <param name="json">The bytes of the file.</param>
    /// <exception cref="FormatException">It is not a panel. The message says why.</exception>
    public static Panel Read(Stream json)
    {
        Panel? panel;
        try
        {
            panel = JsonSerializer.Deserialize(json, PanelJson.Default.Panel);
        }
        catch (JsonException e)
        {
            throw new FormatException("the panel is not JSON of the form {\"hedgeFunds\": [{\"cik\", \"name\"}], \"etfs\": [\"SPY\"]}", e);
        }

        if (panel is null || panel.HedgeFunds.IsDefaultOrEmpty || panel.Etfs.IsDefaultOrEmpty)
        {
            throw new FormatException("the panel needs at least one manager in hedgeFunds and one ETF in etfs");
        }

        if (panel.HedgeFunds.FirstOrDefault(fund => fund?.Cik is null || !Cik().IsMatch(fund.Cik)) is { } odd)
        {
            throw new FormatException($"the panel has a manager whose cik is not ten digits: {odd.Cik}");
        }

        if (panel.HedgeFunds.Contains(null!))
        {
            throw new FormatException("the panel has an empty manager");
        }

        if (panel.Etfs.Contains(null!))
        {
            throw new FormatException("the panel has an empty ETF");
        }

        if (panel.Etfs.FirstOrDefault(etf => !Ticker.TryParse(etf, out _) || etf.Any(char.IsAsciiLetterLower)) is { } wrong)
        {
            throw new FormatException($"the panel has an ETF that is not a symbol: {wrong}");
        }

        var distinct = new Panel([.. panel.HedgeFunds.DistinctBy(fund => fund.Cik)], [.. panel.Etfs.Distinct()]);
        return distinct.HedgeFunds.Length == panel.HedgeFunds.Length && distinct.Etfs.Length == panel.Etfs.Length
            ? panel
            : throw new FormatException("the panel contains a member twice");
    }

    [GeneratedRegex(@"^\d{10}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Cik();
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Panel))]
internal sealed partial class PanelJson : JsonSerializerContext;
