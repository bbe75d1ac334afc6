using SmartMoney.Modeling.Metrics;
using SmartMoney.Modeling.Training;

namespace SmartMoney.Modeling.Tests.Support;

/// <summary>Recipes with the defaults except for the parameters.</summary>
internal static class Recipes
{
    public static TreeRecipe Of(HyperParameters parameters) => new(parameters, IsNormalized: false, new ThresholdRule(), LabelDays: 21);
}
