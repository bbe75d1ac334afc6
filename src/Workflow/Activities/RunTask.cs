namespace SmartMoney.Workflow.Activities;

/// <summary>The input of an activity: the run and its part.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Subject">The symbol, manager or ETF; empty for the whole run.</param>
/// <param name="Panels">Distinguishes the tables of panels and shared files from those of an earlier attempt of the run; empty before there are any.</param>
public sealed record RunTask(string RunId, string Subject = "", string Panels = "");
