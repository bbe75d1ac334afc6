using FsCheck;
using FsCheck.Fluent;
using SmartMoney.Core.Market;
using SmartMoney.Testing;

namespace SmartMoney.Core.Tests.Features;

/// <summary>A random row of any kind, in small numbers, so that dates, owners and quarters meet often.</summary>
/// <param name="Kind">0 insider, 1 holder, 2 congress, 3 manager, 4 ETF.</param>
/// <param name="Lag">Days from T0 to its publication.</param>
/// <param name="Age">Days from its event to its publication.</param>
/// <param name="Who">The owner, manager, member or fund.</param>
/// <param name="Amount">Shares, value or the wording.</param>
internal sealed record Filed(int Kind, int Lag, int Age, int Who, int Amount)
{
    private static readonly string[] Codes = ["P-Purchase", "S-Sale", "A-Award", ""];
    private static readonly string[] Roles = ["director", "officer: CEO", "officer: SVP"];
    private static readonly string[] Types = ["Purchase", "Sale (Full)", "Exchange"];

    public static Arbitrary<List<Filed>> Any { get; } = Arb.From(
        (from kind in Gen.Choose(0, 4)
         from lag in Gen.Choose(-130, 40)
         from age in Gen.Choose(0, 100)
         from who in Gen.Choose(1, 4)
         from amount in Gen.Choose(0, 9)
         select new Filed(kind, lag, age, who, amount))
        .ListOf()
        .Select(rows => rows.ToList())
        .Resize(60));

    public DateOnly PublicDate => Known.Date.AddDays(Lag);

    public bool IsVisible => PublicDate < Known.Date;

    /// <summary>The same row, saying something else on the same or a later day.</summary>
    public Filed Altered => this with { Lag = (Lag + (Amount * 3)) % 60, Amount = 9 - Amount, Who = 5 - Who };

    /// <summary>A known symbol of these rows and summaries of five quarters, one row a filing of a panel member.</summary>
    public static Known Of(IEnumerable<Filed> rows)
    {
        var known = new Known().Split("2023-04-20", 2, 1).Volume("2023-01-02", "2023-12-29", 50);
        for (var quarter = new Quarter(2022, 1); quarter <= new Quarter(2023, 1); quarter = quarter.Next)
        {
            known.Summary(quarter, shares: 6000, percent: 60 - quarter.Number, investors: 10 + quarter.Number, opened: quarter.Number);
        }

        foreach (var row in rows)
        {
            row.AddTo(known);
        }

        return known;
    }

    /// <summary>What a panel member files at once; a second row would be the same filing, public when its last row is.</summary>
    public (int, int, DateOnly)? Filing => Kind switch
    {
        3 => (3, Who, LastQuarter.End),
        4 => (4, Who, EventDate),
        _ => null,
    };

    private DateOnly EventDate => PublicDate.AddDays(-Age);

    private Quarter LastQuarter => Quarter.Of(PublicDate).Previous;

    private void AddTo(Known known)
    {
        var who = $"{Who:0000000000}";
        switch (Kind)
        {
            case 0:
                known.Insider(
                    EventDate.Iso(), PublicDate.Iso(), Codes[Amount % 4], 100 * (Amount % 3), 90 + Amount,
                    Amount % 2 == 0 ? "A" : "D", who, role: Roles[Amount % 3], url: $"url{Amount % 4}");
                break;
            case 1:
                known.Holder(LastQuarter, who, 100 * Amount, 50 * Who, 10 * Amount, PublicDate.Iso(), Amount == 9 ? "Put" : "Share");
                break;
            case 2:
                known.Congress(PublicDate.Iso(), EventDate.Iso(), Types[Amount % 3], first: who, amount: Amount % 2 == 0 ? "$1,001 - $15,000" : "$50,001");
                break;
            case 3:
                known.Manager(who, LastQuarter, 10 * Amount, 100, Amount % 3 == 0 ? "ELSE" : Known.Symbol, PublicDate.Iso());
                break;
            default:
                known.Etf(who, EventDate.Iso(), PublicDate.Iso(), 10 * Amount);
                break;
        }
    }
}
