namespace SmartMoney.Core.Datasets;

/// <summary>What the cells of a column are.</summary>
public enum ColumnKind
{
    /// <summary>A text.</summary>
    Text,

    /// <summary>A day.</summary>
    Date,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A whole number.</summary>
    Count,
}
