namespace SmartMoney.Sources.Storage;

/// <summary>The storage cannot be used. The message is one line that says what and where.</summary>
public sealed class StorageException : Exception
{
    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">What is wrong, in one line.</param>
    /// <param name="innerException">The cause.</param>
    public StorageException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong, in one line.</param>
    public StorageException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with a general message.</summary>
    public StorageException()
        : this("The storage is unavailable.")
    {
    }
}
