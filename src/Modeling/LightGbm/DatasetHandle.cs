using Microsoft.Win32.SafeHandles;

namespace SmartMoney.Modeling.LightGbm;

/// <summary>Owns a native dataset.</summary>
internal sealed class DatasetHandle : SafeHandleZeroOrMinusOneIsInvalid
{
    public DatasetHandle()
        : base(ownsHandle: true)
    {
    }

    protected override bool ReleaseHandle() => NativeMethods.DatasetFree(handle) == 0;
}
