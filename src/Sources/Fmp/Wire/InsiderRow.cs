using System.Globalization;
using System.Text.Json;

namespace SmartMoney.Sources.Fmp.Wire;

internal sealed record InsiderRow : IWireRow
{
    public DateOnly? FilingDate { get; private set; }

    public DateOnly? TransactionDate { get; private set; }

    public string? ReportingCik { get; private set; }

    public string? ReportingName { get; private set; }

    public string? TypeOfOwner { get; private set; }

    public string? TransactionType { get; private set; }

    public string? AcquisitionOrDisposition { get; private set; }

    public string? DirectOrIndirect { get; private set; }

    public double? SecuritiesTransacted { get; private set; }

    public double? Price { get; private set; }

    public string? SecurityName { get; private set; }

    public string? FormType { get; private set; }

    public string? Url { get; private set; }

    public void ReadField(ref Utf8JsonReader field, SharedTexts texts)
    {
        if (field.ValueTextEquals("filingDate"u8))
        {
            FilingDate = LenientDate.Read(ref field);
        }
        else if (field.ValueTextEquals("transactionDate"u8))
        {
            TransactionDate = LenientDate.Read(ref field);
        }
        else if (field.ValueTextEquals("reportingCik"u8))
        {
            ReportingCik = LenientString.Read(ref field, texts);
        }
        else if (field.ValueTextEquals("reportingName"u8))
        {
            ReportingName = LenientString.Read(ref field, texts);
        }
        else if (field.ValueTextEquals("typeOfOwner"u8))
        {
            TypeOfOwner = LenientString.Read(ref field, texts);
        }
        else if (field.ValueTextEquals("transactionType"u8))
        {
            TransactionType = LenientString.Read(ref field, texts);
        }
        else if (field.ValueTextEquals("acquisitionOrDisposition"u8))
        {
            AcquisitionOrDisposition = LenientString.Read(ref field, texts);
        }
        else if (field.ValueTextEquals("directOrIndirect"u8))
        {
            DirectOrIndirect = LenientString.Read(ref field, texts);
        }
        else if (field.ValueTextEquals("securitiesTransacted"u8))
        {
            SecuritiesTransacted = LenientDouble.Read(ref field);
        }
        else if (field.ValueTextEquals("price"u8))
        {
            Price = LenientDouble.Read(ref field);
        }
        else if (field.ValueTextEquals("securityName"u8))
        {
            SecurityName = LenientString.Read(ref field, texts);
        }
        else if (field.ValueTextEquals("formType"u8))
        {
            FormType = LenientString.Read(ref field, texts);
        }
        else if (field.ValueTextEquals("url"u8))
        {
            Url = LenientString.Read(ref field, texts: null);
        }
        else
        {
            field.Skip();
        }
    }

    /// <summary>The row as people read it.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{TransactionType}/{AcquisitionOrDisposition} {SecuritiesTransacted:#,0.##} × ${Price:0.00##} {SecurityName}, {ReportingName} ({TypeOfOwner})");
}
