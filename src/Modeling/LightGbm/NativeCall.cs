using System.Runtime.InteropServices;

namespace SmartMoney.Modeling.LightGbm;

/// <summary>The constants of the C API, and the check that every return code goes through.</summary>
internal static class NativeCall
{
    public const int Float32 = 0;
    public const int Float64 = 1;
    public const int RowMajor = 1;
    public const int PredictProbability = 0;
    public const int PredictContributions = 3;
    public const int ImportanceBySplit = 0;
    public const int ImportanceByGain = 1;

    /// <summary>Throws when a call failed. Must run on the thread of the call, which is where LightGBM keeps the message.</summary>
    public static void Check(int code, string call)
    {
        if (code != 0)
        {
            throw new LightGbmException($"{call}: {Marshal.PtrToStringUTF8(NativeMethods.GetLastError()) ?? "no message"}");
        }
    }
}
