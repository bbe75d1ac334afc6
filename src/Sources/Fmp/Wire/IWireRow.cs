using System.Text.Json;

namespace SmartMoney.Sources.Fmp.Wire;

/// <summary>A row of an answer. Nulls, empty strings, numbers as strings and unknown fields are all normal.</summary>
internal interface IWireRow
{
    /// <summary>Reads a field, or skips one that is not needed.</summary>
    /// <param name="field">The reader, at the name of the field; afterwards at the end of its value.</param>
    /// <param name="texts">The texts that many rows share.</param>
    void ReadField(ref Utf8JsonReader field, SharedTexts texts);
}
