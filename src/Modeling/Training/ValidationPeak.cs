using System.Globalization;

namespace SmartMoney.Modeling.Training;

/// <summary>Where the validation ROC-AUC was best while the trees grew.</summary>
/// <param name="RocAuc">The best value: on the validation part, or the mean over the inner folds when stopping is averaged.</param>
/// <param name="Trees">The number of trees it was reached with.</param>
public sealed record ValidationPeak(double RocAuc, int Trees)
{
    private const int FewTrees = 10;

    /// <summary>Why the number of trees may rest on noise.</summary>
    public IEnumerable<string> Warnings()
    {
        if (RocAuc < 0.5)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"The best validation ROC-AUC is {RocAuc:0.000}, below 0.5: on the validation dates, no number of trees ranks better than chance.");
        }

        if (Trees <= FewTrees)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"The validation ROC-AUC is best with the first {Trees} {(Trees == 1 ? "tree" : "trees")}: what later trees learn does not hold on the validation dates.");
        }
    }
}
