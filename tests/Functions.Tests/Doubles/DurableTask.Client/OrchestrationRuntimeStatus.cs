namespace Microsoft.DurableTask.Client;

public enum OrchestrationRuntimeStatus
{
    Running,
    Completed,

    [Obsolete("Kept for compatibility.")]
    ContinuedAsNew,
    Failed,

    [Obsolete("Kept for compatibility.")]
    Canceled,
    Terminated,
    Pending,
    Suspended,
}
