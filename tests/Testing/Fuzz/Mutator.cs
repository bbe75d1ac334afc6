using System.Text;
using System.Text.RegularExpressions;

namespace SmartMoney.Testing.Fuzz;

/// <summary>Damages documents. The same seed does the same damage.</summary>
/// <param name="seed">The seed.</param>
public sealed partial class Mutator(int seed)
{
    private const int MaxSteps = 3;
    private const int MaxBlock = 64;

    private static readonly string[] Values =
    [
        "null", "true", "0", "-0.0", "-1", "1", "1e308", "1e400", "1e-320", "99999999999999999999999999999", "79228162514264337593543950335", "0.0000000000000000000000000001",
        "\"\"", "\" \"", "\"NaN\"", "\"Infinity\"", "\"-1\"", "\"1e30\"", "\"0001-01-01\"", "\"9999-12-31\"", "\"9999-12-31T23:59:59Z\"", "\"2024-02-30\"", "\"2024-06-15\"",
        "\"2024-06-15 10:00:00\"", "\"\\ud800\"", "\"\\u0000\\u001b]0;x\\u0007\"", "\"\\\"\"", "{}", "[]", "[[]]", "{\"a\":{\"b\":[1]}}", "AAPL", "\"AAPL\"", "\"BRK-B\"", ",", "\n", "\t", ";",
    ];

    // The same seed does the same damage.
#pragma warning disable CA5394
    private readonly Random _random = new(seed);

    /// <summary>A number from 0.</summary>
    /// <param name="end">The number after the last.</param>
    public int Below(int end) => _random.Next(end);

    /// <summary>One of several.</summary>
    /// <typeparam name="T">What they are.</typeparam>
    /// <param name="items">The items.</param>
    public T One<T>(IReadOnlyList<T> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return items[_random.Next(items.Count)];
    }

    /// <summary>Flips, cuts, repeats or inserts bytes.</summary>
    /// <param name="document">The document.</param>
    public byte[] Bytes(ReadOnlySpan<byte> document)
    {
        var bytes = document.ToArray().ToList();
        for (var steps = 1 + _random.Next(MaxSteps); steps > 0; steps--)
        {
            Step(bytes);
        }

        return [.. bytes];
    }

    /// <summary>Puts another value in the place of one, or cuts, repeats or moves a piece.</summary>
    /// <param name="document">The document: JSON, or cells divided by commas or tabs.</param>
    public string Text(string document)
    {
        for (var steps = 1 + _random.Next(MaxSteps); steps > 0; steps--)
        {
            var places = Value().Matches(document);
            document = places.Count == 0 || _random.Next(5) == 0 ? Piece(document) : Replace(document, places[_random.Next(places.Count)]);
        }

        return document;
    }

    /// <summary>A damaged document: as text, or byte by byte.</summary>
    /// <param name="document">The document.</param>
    public byte[] Document(ReadOnlySpan<byte> document) => _random.Next(3) > 0 ? Encoding.UTF8.GetBytes(Text(Encoding.UTF8.GetString(document))) : Bytes(document);

    private void Step(List<byte> bytes)
    {
        var at = _random.Next(bytes.Count + 1);
        var length = Math.Min(_random.Next(1, MaxBlock), bytes.Count - at);
        switch (_random.Next(6))
        {
            case 0 when length > 0:
                bytes[at] ^= (byte)(1 << _random.Next(8));
                break;
            case 1 when length > 0:
                bytes[at] = (byte)_random.Next(256);
                break;
            case 2:
                bytes.RemoveRange(at, length);
                break;
            case 3:
                bytes.InsertRange(at, bytes.GetRange(at, length));
                break;
            case 4:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            default:
                var block = new byte[_random.Next(1, MaxBlock)];
                _random.NextBytes(block);
                bytes.InsertRange(at, block);
                break;
        }
    }

    private string Replace(string document, Match place)
    {
        var value = One(Values);
        return string.Concat(document.AsSpan(0, place.Index), value, document.AsSpan(place.Index + place.Length));
    }

    private string Piece(string document)
    {
        var at = _random.Next(document.Length + 1);
        var length = Math.Min(_random.Next(1, MaxBlock), document.Length - at);
        return _random.Next(4) switch
        {
            0 => document.Remove(at, length),
            1 => document.Insert(at, document.Substring(at, length)),
            2 => document[..at],
            _ => document.Insert(at, One(Values)),
        };
    }
#pragma warning restore CA5394

    [GeneratedRegex("\"(\\\\.|[^\"\\\\])*\"|-?\\d[\\d.eE+-]*|null|true|false", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Value();
}
