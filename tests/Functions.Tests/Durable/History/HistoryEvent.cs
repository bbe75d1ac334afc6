namespace SmartMoney.Functions.Tests.Durable;

/// <summary>What an instance has been told. Its state is nothing but the list of these.</summary>
internal abstract record HistoryEvent(DateTime Timestamp);
