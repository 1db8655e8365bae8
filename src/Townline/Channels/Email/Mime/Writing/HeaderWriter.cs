using System.Text;
using Townline.Channels.Email.Mime.Addresses;
using Townline.Channels.Email.Mime.Headers;

namespace Townline.Channels.Email.Mime.Writing;

/// <summary>
/// Writes the fields of a header, folded at 76 letters. No value can begin a line of its own: control characters are taken out of texts,
/// and ids and addresses that are none are left out or refused.
/// </summary>
internal sealed class HeaderWriter
{
    private const int Fold = 76;
    private const int LongestName = 12;
    private const int LongestId = 900;
    private const int MostReferences = 20;

    private readonly StringBuilder _written = new();
    private int _column;

    /// <summary>An address that only SMTPUTF8 carries was written.</summary>
    public bool NeedsUtf8 { get; private set; }

    /// <summary>A value of the program's own: ASCII, on one line.</summary>
    public void Value(string name, string value) => Pieces(name, value.Split(' '));

    /// <summary>Words for people: ASCII as it is, the rest from its first other letter to its last as encoded words.</summary>
    public void Text(string name, string text) => Pieces(name, TextPieces(Clean(text), Fold - name.Length - 2));

    /// <exception cref="ArgumentException">One of them is no address.</exception>
    public void Addresses(string name, IReadOnlyList<MailAddress> addresses) =>
        Pieces(name, addresses.SelectMany((address, i) => AddressPieces(address, isLast: i == addresses.Count - 1)));

    /// <summary>What is no id is left out; of many, the first and the last ones. Without any the field is left out.</summary>
    public void Ids(string name, IEnumerable<string> ids)
    {
        List<string> good = [.. ids.Where(IsId).Distinct()];
        good = good.Count <= MostReferences ? good : [good[0], .. good[^(MostReferences - 1)..]];
        if (good.Count > 0)
        {
            Pieces(name, good);
        }
    }

    /// <summary>Ends the header.</summary>
    public override string ToString() => _written.ToString();

    private static string Clean(string text) => HeaderText.Clean(text.Replace("\r\n", " ", StringComparison.Ordinal).Replace('\r', ' ')).Trim();

    private void Pieces(string name, IEnumerable<string> pieces)
    {
        _written.Append(name).Append(':');
        _column = name.Length + 1;
        var isFirst = true;
        foreach (var piece in pieces)
        {
            var folds = !isFirst && _column + 1 + piece.Length > Fold;
            _written.Append(folds ? "\r\n " : " ").Append(piece);
            _column = folds ? 1 + piece.Length : _column + 1 + piece.Length;
            isFirst = false;
        }

        _written.Append("\r\n");
    }

    private static IEnumerable<string> TextPieces(string text, int room)
    {
        if (!IsPlain(text))
        {
            return EncodedWordWriter.Words(text, room);
        }

        var words = text.Split(' ');
        var (first, last) = (Array.FindIndex(words, word => !Ascii.IsValid(word)), Array.FindLastIndex(words, word => !Ascii.IsValid(word)));
        return first < 0 ? words : [.. words[..first], .. EncodedWordWriter.Words(string.Join(' ', words[first..(last + 1)]), room), .. words[(last + 1)..]];
    }

    /// <summary>Single spaces, words that fit on a line, nothing that looks like an encoded word.</summary>
    private static bool IsPlain(string text) =>
        text.Length > 0 && !text.Contains("=?", StringComparison.Ordinal) && Array.TrueForAll(text.Split(' '), word => word.Length is > 0 and < Fold - 16);

    private IEnumerable<string> AddressPieces(MailAddress address, bool isLast)
    {
        var wire = WireAddress.Of(address.Address);
        NeedsUtf8 |= !Ascii.IsValid(wire);
        var end = isLast ? "" : ",";
        var name = Clean(address.Name);
        return name.Length == 0 ? [wire + end] : [.. Phrase(name), $"<{wire}>{end}"];
    }

    private static IEnumerable<string> Phrase(string name) =>
        !Ascii.IsValid(name) || !IsPlain(name) ? EncodedWordWriter.Words(name, Fold - LongestName)
        : name.All(c => char.IsAsciiLetterOrDigit(c) || c == ' ') ? name.Split(' ')
        : [$"\"{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""];

    private static bool IsId(string id) =>
        id.Length is > 2 and <= LongestId && id[0] == '<' && id[^1] == '>' && !id.AsSpan(1, id.Length - 2).ContainsAnyExceptInRange('!', '~') && !id.AsSpan(1, id.Length - 2).ContainsAny('<', '>');
}
