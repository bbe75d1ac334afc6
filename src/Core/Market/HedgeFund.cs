namespace SmartMoney.Core.Market;

/// <summary>A manager of the hedge fund panel.</summary>
/// <param name="Cik">Its CIK, ten digits.</param>
/// <param name="Name">The display name.</param>
public sealed record HedgeFund(string Cik, string Name);
