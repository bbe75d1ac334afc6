namespace SmartMoney.Core.Files;

/// <summary>Tells a file that another one holds open from other errors of opening it.</summary>
public static class SharingViolation
{
    private const int LinuxWouldBlock = 11;
    private const int MacWouldBlock = 35;
    private const int WindowsSharingViolation = unchecked((int)0x80070020);

    /// <summary>Whether a file could not be opened because another one holds it.</summary>
    /// <param name="e">The error.</param>
    public static bool Is(Exception e)
    {
        ArgumentNullException.ThrowIfNull(e);
        return e.GetType() == typeof(IOException) && e.HResult is LinuxWouldBlock or MacWouldBlock or WindowsSharingViolation;
    }
}
