using System.Text;
using Townline.Channels.Email.Mime.Charsets;

namespace Townline.Channels.Email.Mime.Headers;

/// <summary>A value with parameters, such as <c>text/plain; charset=utf-8</c>. Continued and encoded parameters (RFC 2231) are put together; encoded words are decoded too, as so many write them.</summary>
/// <param name="Main">What stands before the first semicolon, in lower case.</param>
/// <param name="Parameters">Names in lower case.</param>
internal sealed record FieldValue(string Main, IReadOnlyDictionary<string, string> Parameters)
{
    public static FieldValue Empty { get; } = new("", new Dictionary<string, string>());

    public string? Parameter(string name) => Parameters.GetValueOrDefault(name);

    /// <param name="raw">The unfolded value of the field.</param>
    public static FieldValue Read(string raw)
    {
        var pieces = ParameterReader.Read(raw, out var main);
        if (pieces.Count == 0)
        {
            return new FieldValue(main, Empty.Parameters);
        }

        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var group in pieces.GroupBy(piece => piece.Name))
        {
            parameters.Add(group.Key, HeaderText.Clean(Join(group)));
        }

        return new FieldValue(main, parameters);
    }

    /// <summary>A name without star loses against its RFC 2231 form; of two equal ones the first counts.</summary>
    private static string Join(IEnumerable<ParameterPiece> pieces)
    {
        var ordered = pieces.Where(piece => piece.IsEncoded || piece.Index >= 0).OrderBy(piece => piece.Index).ToList();
        if (ordered.Count == 0)
        {
            return EncodedWords.Decode(pieces.First().Value);
        }

        if (!ordered.Exists(piece => piece.IsEncoded))
        {
            return EncodedWords.Decode(string.Concat(ordered.DistinctBy(piece => piece.Index).Select(piece => piece.Value)));
        }

        var (bytes, charset) = (new List<byte>(), "utf-8");
        foreach (var (piece, i) in ordered.DistinctBy(piece => piece.Index).Select((piece, i) => (piece, i)))
        {
            var value = piece.Value;
            var quotes = i == 0 && piece.IsEncoded ? value.Split('\'', 3) : [];
            if (quotes.Length == 3)
            {
                (charset, value) = (quotes[0], quotes[2]);
            }

            bytes.AddRange(piece.IsEncoded ? Unescape(value) : Encoding.UTF8.GetBytes(value));
        }

        return TextDecoder.Decode(charset, bytes.ToArray());
    }

    private static byte[] Unescape(string value)
    {
        var bytes = Encoding.UTF8.GetBytes(value);
        var length = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            var isEscape = bytes[i] == '%' && i + 2 < bytes.Length && char.IsAsciiHexDigit((char)bytes[i + 1]) && char.IsAsciiHexDigit((char)bytes[i + 2]);
            bytes[length++] = isEscape ? Convert.FromHexString(bytes.AsSpan(i + 1, 2))[0] : bytes[i];
            i += isEscape ? 2 : 0;
        }

        return bytes[..length];
    }
}
