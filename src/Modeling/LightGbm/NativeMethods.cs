using System.Runtime.InteropServices;

namespace SmartMoney.Modeling.LightGbm;

/// <summary>The functions of LightGBM's C API that are used here, as <c>c_api.h</c> declares them.</summary>
internal static partial class NativeMethods
{
    private const string Library = "lib_lightgbm";

    [LibraryImport(Library, EntryPoint = "LGBM_GetLastError")]
    internal static partial nint GetLastError();

    [LibraryImport(Library, EntryPoint = "LGBM_DatasetCreateFromMat", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int DatasetCreateFromMat(
        ReadOnlySpan<double> data, int dataType, int rows, int columns, int isRowMajor, string parameters, nint noReference, out DatasetHandle dataset);

    [LibraryImport(Library, EntryPoint = "LGBM_DatasetCreateFromMat", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int DatasetCreateFromMatLike(
        ReadOnlySpan<double> data, int dataType, int rows, int columns, int isRowMajor, string parameters, DatasetHandle reference, out DatasetHandle dataset);

    [LibraryImport(Library, EntryPoint = "LGBM_DatasetSetField", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int DatasetSetField(DatasetHandle dataset, string field, ReadOnlySpan<float> values, int count, int dataType);

    [LibraryImport(Library, EntryPoint = "LGBM_DatasetSetFeatureNames", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int DatasetSetFeatureNames(DatasetHandle dataset, string[] names, int count);

    [LibraryImport(Library, EntryPoint = "LGBM_DatasetFree")]
    internal static partial int DatasetFree(nint dataset);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterCreate", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int BoosterCreate(DatasetHandle training, string parameters, out BoosterHandle booster);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterLoadModelFromString", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int BoosterLoadModelFromString(string model, out int iterations, out BoosterHandle booster);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterFree")]
    internal static partial int BoosterFree(nint booster);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterAddValidData")]
    internal static partial int BoosterAddValidData(BoosterHandle booster, DatasetHandle validation);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterUpdateOneIter")]
    internal static partial int BoosterUpdateOneIter(BoosterHandle booster, out int isFinished);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterGetEvalCounts")]
    internal static partial int BoosterGetEvalCounts(BoosterHandle booster, out int count);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterGetEval")]
    internal static partial int BoosterGetEval(BoosterHandle booster, int dataIndex, out int count, Span<double> results);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterGetNumFeature")]
    internal static partial int BoosterGetNumFeature(BoosterHandle booster, out int count);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterGetNumClasses")]
    internal static partial int BoosterGetNumClasses(BoosterHandle booster, out int count);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterGetFeatureNames")]
    internal static partial int BoosterGetFeatureNames(
        BoosterHandle booster, int slots, out int count, nuint slotSize, out nuint neededSlotSize, ReadOnlySpan<nint> buffers);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterFeatureImportance")]
    internal static partial int BoosterFeatureImportance(BoosterHandle booster, int iterations, int type, Span<double> results);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterSaveModelToString")]
    internal static partial int BoosterSaveModelToString(
        BoosterHandle booster, int firstIteration, int iterations, int importanceType, long capacity, out long needed, Span<byte> text);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterPredictForMat", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int BoosterPredictForMat(
        BoosterHandle booster,
        ReadOnlySpan<double> data,
        int dataType,
        int rows,
        int columns,
        int isRowMajor,
        int predictType,
        int firstIteration,
        int iterations,
        string parameters,
        out long count,
        Span<double> results);
}
