namespace SmartMoney.Functions.Tests.Durable;

internal enum ActionKind
{
    Activity,
    SubOrchestration,
    Timer,
}
