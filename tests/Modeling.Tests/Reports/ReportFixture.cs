using SmartMoney.Core.Datasets;
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
        var options = new DatasetReportOptions(Path.GetFileName(_trained.DatasetPath), "Smart money dataset")
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
        };
        using (var page = File.Create(_trained["dataset.html"]))
        using (var rows = File.OpenRead(_trained.DatasetPath))
        {
            DatasetReport.Write(page, DatasetCsv.Read(rows), options);
        }

        var evaluation = new EvaluationOptions(_trained.Training.Folder, _trained.TestPath) { ShuffledRuns = 3, PermutationRepeats = 2 };
        Model = EvaluationReport.Write(evaluation).ReportPath;
        Dataset = _trained["dataset.html"];
    }

    public string Dataset { get; }

    public string Model { get; }

    public string this[string name] => name == "dataset" ? Dataset : Model;

    public string Temporary(string name) => _trained[name];

    public void Dispose() => _trained.Dispose();
}
