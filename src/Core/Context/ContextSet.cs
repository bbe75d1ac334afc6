using SmartMoney.Core.Features;

namespace SmartMoney.Core.Context;

/// <summary>All context columns of a row: a pure function of what was known.</summary>
public static class ContextSet
{
    /// <summary>Computes the columns in the order of <see cref="ContextSchema"/>.</summary>
    /// <param name="known">The symbol as the public could see it.</param>
    public static FeatureValue[] Compute(PointInTime known) => [.. ContextSchema.Columns.Select(column => column.Compute(known))];
}
