using Microsoft.Win32.SafeHandles;

namespace SmartMoney.Modeling.LightGbm;

/// <summary>Owns a native booster.</summary>
internal sealed class BoosterHandle : SafeHandleZeroOrMinusOneIsInvalid
{
    public BoosterHandle()
        : base(ownsHandle: true)
    {
    }

    protected override bool ReleaseHandle() => NativeMethods.BoosterFree(handle) == 0;
}
