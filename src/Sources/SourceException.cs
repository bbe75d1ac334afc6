namespace SmartMoney.Sources;

/// <summary>A source did not give an answer. The message is one line and never holds a secret.</summary>
public sealed class SourceException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="failure">How it failed.</param>
    /// <param name="message">What happened, in one line.</param>
    public SourceException(SourceFailure failure, string message)
        : base(message) => Failure = failure;

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="failure">How it failed.</param>
    /// <param name="message">What happened, in one line.</param>
    /// <param name="innerException">The cause.</param>
    public SourceException(SourceFailure failure, string message, Exception innerException)
        : base(message, innerException) => Failure = failure;

    /// <summary>Creates the exception with a general message.</summary>
    public SourceException()
        : this("The source failed.")
    {
    }

    /// <summary>Creates the exception for a failure that may pass.</summary>
    /// <param name="message">What happened, in one line.</param>
    public SourceException(string message)
        : this(SourceFailure.Failed, message)
    {
    }

    /// <summary>Creates the exception for a failure that may pass, with its cause.</summary>
    /// <param name="message">What happened, in one line.</param>
    /// <param name="innerException">The cause.</param>
    public SourceException(string message, Exception innerException)
        : this(SourceFailure.Failed, message, innerException)
    {
    }

    /// <summary>How it failed.</summary>
    public SourceFailure Failure { get; }

    /// <summary>Whether nothing else of the run can be had either, so that the run stops.</summary>
    public bool EndsRun => Failure is SourceFailure.InvalidKey or SourceFailure.Unreachable;
}
