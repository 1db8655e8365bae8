using System.Buffers;
using System.Text;

namespace Townline.Platform.Files.Documents;

/// <summary>Text has no control characters beyond line ends, tabs and page breaks; in UTF-16 it has no unpaired halves either.</summary>
internal static class PlainText
{
    private static readonly SearchValues<byte> Controls =
        SearchValues.Create([.. Enumerable.Range(0, 32).Append(127).Except([9, 10, 12, 13]).Select(code => (byte)code)]);

    /// <exception cref="RefusedFileException">Some of it is not text.</exception>
    public static void Check(ByteSource source)
    {
        if (source.StartsWith(0, [0xFF, 0xFE]))
        {
            CheckWide(source, new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true));
        }
        else if (source.StartsWith(0, [0xFE, 0xFF]))
        {
            CheckWide(source, new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true));
        }
        else
        {
            foreach (var part in Parts(source))
            {
                Refuse(source.Read(part.At, part.Count).ContainsAny(Controls));
            }
        }
    }

    private static void CheckWide(ByteSource source, Encoding encoding)
    {
        var decoder = encoding.GetDecoder();
        var letters = new char[ByteSource.Window];
        try
        {
            foreach (var part in Parts(source))
            {
                var last = part.At + part.Count == source.Length;
                var count = decoder.GetChars(source.Read(part.At, part.Count), letters, last);
                foreach (var letter in letters.AsSpan(0, count))
                {
                    Refuse(letter < 128 && Controls.Contains((byte)letter));
                }
            }
        }
        catch (DecoderFallbackException)
        {
            Refuse(true);
        }
    }

    private static IEnumerable<(long At, int Count)> Parts(ByteSource source)
    {
        for (long at = 0; at < source.Length; at += ByteSource.Window)
        {
            yield return (at, (int)Math.Min(ByteSource.Window, source.Length - at));
        }
    }

    private static void Refuse(bool isBinary)
    {
        if (isBinary)
        {
            throw new RefusedFileException(Refusal.Unknown);
        }
    }
}
