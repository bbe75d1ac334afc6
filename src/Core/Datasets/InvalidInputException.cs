namespace SmartMoney.Core.Datasets;

/// <summary>
/// What was handed in (a file, a folder or an option) cannot be worked with. The message says what and why in one line,
/// for the person who handed it in.
/// </summary>
public sealed class InvalidInputException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong and, where it is known, what to do about it.</param>
    public InvalidInputException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">What is wrong and, where it is known, what to do about it.</param>
    /// <param name="innerException">The cause.</param>
    public InvalidInputException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates the exception with a general message.</summary>
    public InvalidInputException()
        : this("The input is invalid.")
    {
    }
}
