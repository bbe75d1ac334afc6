using SmartMoney.Modeling.Evaluation;
using SmartMoney.Modeling.Reports;
using SmartMoney.Modeling.Tests.Support;

namespace SmartMoney.Modeling.Tests.Reports;

/// <summary>Both reports, over synthetic data.</summary>
public sealed class ReportFixture : IDisposable
{
    private readonly TrainedFixture _trained = new(signal: 1, symbols: 60);

    public ReportFixture()
    {
        DatasetReport.Run(new DatasetReportOptions(_trained.DatasetPath, _trained["dataset.html"])
        {
            Validation =
            [
                new ValidationFigure("completeness", "97.6 %", "> 85 %", ValidationOutcome.Passed),
                new ValidationFigure("label <balance>", "18.2 %", "30 % to 70 %", ValidationOutcome.Failed, "Large caps rarely rise 5 % in two weeks; a lower threshold balances the labels."),
                new ValidationFigure("Finite Numbers", "0 rows", "none", ValidationOutcome.Passed),
                new ValidationFigure("Point in Time", "2 rows", "none with look-ahead", ValidationOutcome.Failed, "do not use the file, and report the error"),
                new ValidationFigure(
                    "Symbols", "2", "none that fails", ValidationOutcome.Failed, "exclude them: --exclude " + string.Join(',', Enumerable.Range(100, 20).Select(i => $"SYM{i}"))),
                new ValidationFigure("Constant feature", "inst_closed_positions_count is the same in every row", "", ValidationOutcome.Warning),
            ],
        });
        var options = new EvaluationOptions(_trained.Training.Folder, _trained.TestPath) { ShuffledRuns = 3, PermutationRepeats = 2 };
        Model = EvaluationReport.Write(options).ReportPath;
        Dataset = _trained["dataset.html"];
    }

    public string Dataset { get; }

    public string Model { get; }

    public string this[string name] => name == "dataset" ? Dataset : Model;

    public string Temporary(string name) => _trained[name];

    public void Dispose() => _trained.Dispose();
}
