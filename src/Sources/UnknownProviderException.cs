namespace SmartMoney.Sources;

/// <summary>A run names a provider that this program is not set to.</summary>
public sealed class UnknownProviderException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong, in one line.</param>
    public UnknownProviderException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">What is wrong, in one line.</param>
    /// <param name="innerException">The cause.</param>
    public UnknownProviderException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates the exception with a general message.</summary>
    public UnknownProviderException()
        : this("The provider is unknown.")
    {
    }
}
