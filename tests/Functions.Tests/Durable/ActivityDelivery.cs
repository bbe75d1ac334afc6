namespace SmartMoney.Functions.Tests.Durable;

/// <summary>Activities are delivered at least once; these are the ways in which that can be more than once.</summary>
internal enum ActivityDelivery
{
    Once,

    /// <summary>Again, after the first execution has ended and before its result is used.</summary>
    TwiceInTurn,

    /// <summary>To two hosts at the same time.</summary>
    TwiceAtOnce,
}
