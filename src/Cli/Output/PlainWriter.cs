using System.Text;
using SmartMoney.Core.Formatting;

namespace SmartMoney.Cli.Output;

/// <summary>Writes to a terminal whatever a command says, as plain text: a name in a filing must not move the cursor or set a title.</summary>
internal sealed class PlainWriter(TextWriter output) : TextWriter(output.FormatProvider)
{
    public override Encoding Encoding => output.Encoding;

    public override void Write(char value) => Write(value.ToString());

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(ReadOnlySpan<char> buffer) => Write(buffer.ToString());

    public override void Write(string? value) => output.Write(Plain(value));

    public override void WriteLine(string? value) => output.WriteLine(Plain(value));

    public override void WriteLine() => output.WriteLine();

    public override Task WriteAsync(string? value) => output.WriteAsync(Plain(value));

    public override Task WriteLineAsync(string? value) => output.WriteLineAsync(Plain(value));

    public override void Flush() => output.Flush();

    public override Task FlushAsync() => output.FlushAsync();

    private static string? Plain(string? text) => text is null ? null : PlainText.Lines(text);
}
