using SmartMoney.Core.Formatting;
using Xunit;

namespace SmartMoney.Core.Tests.Formatting;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("COOK TIMOTHY D", "COOK TIMOTHY D")]
    [InlineData("Société Générale – 株式会社 👩‍💼", "Société Générale – 株式会社 👩‍💼")]
    [InlineData("\u001b[2J\u001b[31mCOOK", "[2J[31mCOOK")]
    [InlineData("\u001b]0;title\u0007COOK", "]0;titleCOOK")]
    [InlineData("\u009b31mCOOK\u007f\0", "31mCOOK")]
    [InlineData("COOK\u202e D YHTOMIT\u2066\u200f", "COOK D YHTOMIT")]
    [InlineData("two\r\nlines\tand\u2028more\u0085", "two  lines and more ")]
    public void A_line_has_no_character_that_a_terminal_obeys(string text, string plain) => Assert.Equal(plain, PlainText.Line(text));

    [Fact]
    public void Every_control_character_and_mark_of_direction_is_removed()
    {
        var hidden = Enumerable.Range(0, 0x20).Concat(Enumerable.Range(0x7f, 0x21)).Concat([0x61c, 0x200e, 0x200f]).Concat(Enumerable.Range(0x202a, 5)).Concat(Enumerable.Range(0x2066, 4));

        Assert.All(hidden, code => Assert.True(string.IsNullOrWhiteSpace(PlainText.Line(((char)code).ToString())), $"{code:x4}"));
        Assert.All("\u001b\u009b\u202e\u0007", character => Assert.Equal("ab", PlainText.Lines($"a{character}b")));
        Assert.Equal("a\n\tb\r\n", PlainText.Lines("a\n\tb\r\n"));
    }

    [Fact]
    public void A_text_of_a_source_is_cut_between_characters()
    {
        var fits = new string('x', PlainText.MaxLength);

        Assert.Equal(fits, PlainText.Of(fits));
        Assert.Equal(fits[..^1] + "…", PlainText.Of(fits + "y"));
        Assert.Equal("ab…", PlainText.Of("ab👩👩", 4));
        Assert.Equal("ab👩", PlainText.Of("ab👩", 4));
    }
}
