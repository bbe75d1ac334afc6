using System.Threading.RateLimiting;

namespace SmartMoney.Core.Sources;

/// <summary>A request that waits for its permit.</summary>
internal sealed class WaitingRequest() : TaskCompletionSource<RateLimitLease>(TaskCreationOptions.RunContinuationsAsynchronously);
