namespace SmartMoney.Core.Datasets;

/// <summary>Why a sample date of a symbol became no row.</summary>
public static class RowDrop
{
    /// <summary>No trading day on the sample date or shortly before it.</summary>
    public const string NoPrice = "no_price";

    /// <summary>No trading day when the label falls due, or shortly after it.</summary>
    public const string NoFuturePrice = "no_future_price";
}
