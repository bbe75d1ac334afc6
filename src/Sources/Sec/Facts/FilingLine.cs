using System.Globalization;

namespace SmartMoney.Sources.Sec.Facts;

/// <summary>A transaction of a filing.</summary>
/// <param name="Number">The number of the line, which orders the lines of a filing.</param>
/// <param name="Date">The day of the trade; null where it cannot be read.</param>
/// <param name="Code">The first character of the transaction code; empty where there is none.</param>
/// <param name="Flag">A acquired, D disposed.</param>
/// <param name="Shares">The shares.</param>
/// <param name="Price">Dollars a share.</param>
/// <param name="Security">The title of the security.</param>
/// <param name="Ownership">D direct, I indirect.</param>
internal sealed record FilingLine(long Number, DateOnly? Date, string Code, string Flag, double Shares, double Price, string Security, string Ownership)
{
    /// <summary>Which of the lines alike of its filing this is, from 0 on.</summary>
    public int Repetition { get; init; }

    /// <summary>What lines alike have in common.</summary>
    public FilingLine Likeness => this with { Number = 0, Repetition = 0 };

    /// <summary>The line as people read it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Code}/{Flag} {Shares:#,0.##} × ${Price:0.00##} {Security}");
}
