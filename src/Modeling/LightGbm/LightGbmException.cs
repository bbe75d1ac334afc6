namespace SmartMoney.Modeling.LightGbm;

/// <summary>A call into LightGBM failed; the message is LightGBM's own.</summary>
internal sealed class LightGbmException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">The call and what LightGBM said.</param>
    public LightGbmException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">The call and what LightGBM said.</param>
    /// <param name="innerException">The cause.</param>
    public LightGbmException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates the exception with a general message.</summary>
    public LightGbmException()
        : this("A call to LightGBM failed.")
    {
    }
}
