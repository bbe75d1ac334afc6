using System.Threading.RateLimiting;

namespace SmartMoney.Sources.Budget;

/// <summary>A request that waits for its permit.</summary>
public sealed class WaitingRequest() : TaskCompletionSource<RateLimitLease>(TaskCreationOptions.RunContinuationsAsynchronously);
