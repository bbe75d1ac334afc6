using System.Globalization;
using SmartMoney.Modeling.Metrics;

namespace SmartMoney.Modeling.Evaluation;

/// <summary>Figures as sentences, summaries and tables show them.</summary>
internal static class FigureText
{
    /// <summary>What stands for a figure that is not defined.</summary>
    public const string Absent = "not defined";

    /// <summary>A value with its interval, where it has one.</summary>
    public static string Of(MetricValue? value) => value?.Low is null ? Number(value?.Value) : $"{Number(value.Value)} ({Interval(value)})";

    /// <summary>The two ends of an interval.</summary>
    public static string Interval(MetricValue value) => $"{Number(value.Low)} to {Number(value.High)}";

    /// <summary>A number with a fixed number of digits.</summary>
    public static string Number(double? value, int digits = 3) => value is { } number ? number.ToString($"F{digits}", CultureInfo.InvariantCulture) : Absent;
}
