namespace SmartMoney.Core.Filings;

/// <summary>All reports of one panel member, as far as a run needs them: one row of the panel's table.</summary>
/// <param name="Subject">The manager's CIK or the ETF's symbol.</param>
/// <param name="Reports">The reports, oldest first.</param>
public sealed record PanelMember(string Subject, IReadOnlyList<PanelMemberReport> Reports);

/// <summary>One report of a panel member.</summary>
/// <param name="Date">The quarter's end, or the report date.</param>
/// <param name="PublicDate">The day its last row was published.</param>
/// <param name="Value">Dollars in all shares of it; 0 for ETFs.</param>
/// <param name="Positions">The positions in the run's symbols.</param>
public sealed record PanelMemberReport(
    DateOnly Date,
    DateOnly PublicDate,
    double Value,
    IReadOnlyDictionary<string, PanelPosition> Positions);

/// <summary>A position in a symbol.</summary>
/// <param name="Shares">Shares, in those of the report's date.</param>
/// <param name="Value">Dollars; 0 for ETFs.</param>
public sealed record PanelPosition(double Shares, double Value);
