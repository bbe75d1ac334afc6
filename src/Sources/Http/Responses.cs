namespace SmartMoney.Sources.Http;

/// <summary>What the status and the headers of a response say.</summary>
internal static class Responses
{
    extension(HttpResponseMessage response)
    {
        /// <summary>What became of the request.</summary>
        public CallOutcome Outcome => (int)response.StatusCode switch
        {
            200 => CallOutcome.Ok,
            429 => CallOutcome.Limited,
            408 or >= 500 => CallOutcome.Failed,
            _ => CallOutcome.Refused,
        };

        /// <summary>How long the server asks to wait, in seconds or until a time of its own clock.</summary>
        /// <param name="time">The clock for a server that sends none.</param>
        public TimeSpan? RetryAfter(TimeProvider time)
        {
            var asked = response.Headers.RetryAfter;
            var wait = asked?.Delta ?? (asked?.Date - (response.Headers.Date ?? time.GetUtcNow()));
            return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
        }
    }
}
