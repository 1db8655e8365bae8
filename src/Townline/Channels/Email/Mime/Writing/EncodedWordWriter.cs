using System.Buffers;
using System.Globalization;
using System.Text;

namespace Townline.Channels.Email.Mime.Writing;

/// <summary>Writes text as encoded words (RFC 2047) of whole characters, each of at most 75 letters.</summary>
internal static class EncodedWordWriter
{
    private const int Longest = 75;
    private const int Frame = 12;

    /// <summary>What needs no escape in any place where encoded words may stand.</summary>
    private static readonly SearchValues<byte> Plain = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!*+-/"u8);

    /// <summary>The words, to be parted by white space, which does not count as text.</summary>
    /// <param name="room">Letters of the first word: less than of the others where the name of a field stands before it.</param>
    public static IEnumerable<string> Words(string text, int room = Longest)
    {
        var (q, b) = (new StringBuilder(), new List<byte>());
        foreach (var rune in text.EnumerateRunes())
        {
            var bytes = new byte[rune.Utf8SequenceLength];
            rune.EncodeToUtf8(bytes);
            var escaped = Escape(bytes);
            if (b.Count > 0 && Math.Min(q.Length + escaped.Length, (b.Count + bytes.Length + 2) / 3 * 4) + Frame > room)
            {
                yield return Word(q, b);
                room = Longest;
                q.Clear();
                b.Clear();
            }

            q.Append(escaped);
            b.AddRange(bytes);
        }

        if (b.Count > 0)
        {
            yield return Word(q, b);
        }
    }

    /// <summary>The shorter of the two forms.</summary>
    private static string Word(StringBuilder q, List<byte> b) =>
        q.Length <= (b.Count + 2) / 3 * 4 ? $"=?utf-8?Q?{q}?=" : $"=?utf-8?B?{Convert.ToBase64String([.. b])}?=";

    private static string Escape(byte[] bytes) =>
        string.Concat(bytes.Select(b => b == ' ' ? "_" : Plain.Contains(b) ? ((char)b).ToString() : string.Create(CultureInfo.InvariantCulture, $"={b:X2}")));
}
