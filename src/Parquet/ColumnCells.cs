using System.Numerics;
using Parquet;
using Parquet.Schema;
using SmartMoney.Core.Datasets;

namespace SmartMoney.Parquet;

/// <summary>
/// The cells of a column as other writers may have them: numbers in any width, days also as timestamps, and every column with or without the
/// possibility of a missing value.
/// </summary>
internal static class ColumnCells
{
    private static readonly Type[] Numbers = [typeof(double), typeof(float), typeof(int), typeof(long), typeof(short), typeof(sbyte)];

    public static bool AreReadable(DataField field, ColumnKind kind) => kind switch
    {
        ColumnKind.Text => field.ClrType == typeof(ReadOnlyMemory<char>) || field.ClrType == typeof(string),
        ColumnKind.Date => field.ClrType == typeof(DateOnly) || field.ClrType == typeof(DateTime),
        _ => Numbers.Contains(field.ClrType),
    };

    public static string Describe(ColumnKind kind) => kind switch
    {
        ColumnKind.Text => "texts",
        ColumnKind.Date => "days",
        _ => "numbers",
    };

    public static async Task<string?[]> TextsAsync(ParquetRowGroupReader group, DataField field, int count)
    {
        var cells = new string?[count];
        await group.ReadAsync(field, cells.AsMemory()!);
        return cells;
    }

    public static async Task<DateOnly?[]> DatesAsync(ParquetRowGroupReader group, DataField field, int count)
    {
        if (field.ClrType == typeof(DateOnly))
        {
            return await CellsAsync<DateOnly>(group, field, count);
        }

        var times = await CellsAsync<DateTime>(group, field, count);
        return Array.ConvertAll(times, time => time is not { } moment
            ? (DateOnly?)null
            : moment.TimeOfDay == TimeSpan.Zero
                ? DateOnly.FromDateTime(moment)
                : throw new DatasetFormatException($"{field.Name} has a time of day"));
    }

    public static Task<double?[]> NumbersAsync(ParquetRowGroupReader group, DataField field, int count) => Type.GetTypeCode(field.ClrType) switch
    {
        TypeCode.Double => CellsAsync<double>(group, field, count),
        TypeCode.Single => NumbersAsync<float>(group, field, count),
        TypeCode.Int32 => NumbersAsync<int>(group, field, count),
        TypeCode.Int64 => NumbersAsync<long>(group, field, count),
        TypeCode.Int16 => NumbersAsync<short>(group, field, count),
        _ => NumbersAsync<sbyte>(group, field, count),
    };

    private static async Task<double?[]> NumbersAsync<T>(ParquetRowGroupReader group, DataField field, int count)
        where T : unmanaged, INumber<T> =>
        Array.ConvertAll(await CellsAsync<T>(group, field, count), cell => cell is { } number ? double.CreateChecked(number) : (double?)null);

    private static async Task<T?[]> CellsAsync<T>(ParquetRowGroupReader group, DataField field, int count)
        where T : struct
    {
        if (field.IsNullable)
        {
            var cells = new T?[count];
            await group.ReadAsync<T>(field, cells.AsMemory());
            return cells;
        }

        var values = new T[count];
        await group.ReadAsync<T>(field, values.AsMemory());
        return Array.ConvertAll(values, value => (T?)value);
    }
}
