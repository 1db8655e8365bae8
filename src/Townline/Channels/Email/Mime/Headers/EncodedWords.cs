using System.Runtime.InteropServices;
using System.Text;
using Townline.Channels.Email.Mime.Charsets;
using Townline.Channels.Email.Mime.Encodings;

namespace Townline.Channels.Email.Mime.Headers;

/// <summary>Encoded words (RFC 2047): <c>=?charset?Q?text?=</c>. Words side by side are put together before they are decoded, since senders cut characters in two. What is none stays as it is.</summary>
internal static class EncodedWords
{
    public static string Decode(string text)
    {
        if (!text.Contains("=?", StringComparison.Ordinal))
        {
            return text;
        }

        var (result, run) = (new StringBuilder(text.Length), new List<byte>());
        string? charset = null;
        var (done, from) = (0, 0);
        while (text.IndexOf("=?", from, StringComparison.Ordinal) is var start and >= 0)
        {
            if (Read(text, start) is not { } word)
            {
                from = start + 2;
                continue;
            }

            var between = text.AsSpan(done, start - done);
            var continues = charset is not null && between.IsWhiteSpace();
            if (!continues || !word.Charset.Equals(charset, StringComparison.OrdinalIgnoreCase))
            {
                End(run, charset, result);
                result.Append(continues ? [] : between);
            }

            charset = word.Charset;
            run.AddRange(word.Bytes);
            done = from = word.End;
        }

        End(run, charset, result);
        return result.Append(text, done, text.Length - done).ToString();
    }

    private static void End(List<byte> run, string? charset, StringBuilder result)
    {
        result.Append(TextDecoder.Decode(charset, CollectionsMarshal.AsSpan(run)));
        run.Clear();
    }

    private readonly record struct Word(string Charset, byte[] Bytes, int End);

    private static Word? Read(string text, int start)
    {
        var rest = text.AsSpan(start + 2);
        var charset = rest[..Math.Min(rest.Length, LongestCharset)].IndexOf('?');
        if (charset <= 0 || charset + 2 >= rest.Length || rest[charset + 2] != '?' || rest[..charset].Contains(' '))
        {
            return null;
        }

        var payload = rest[(charset + 3)..];
        var length = payload.IndexOf("?=");
        if (length < 0)
        {
            return null;
        }

        var bytes = (rest[charset + 1] | 0x20) switch
        {
            'q' => QuotedPrintable.DecodeWord(payload[..length]),
            'b' => Base64.Decode(Encoding.UTF8.GetBytes(payload[..length].ToString())),
            _ => null,
        };
        // RFC 2231 lets a language follow the charset: =?utf-8*en?Q?…?=
        var name = rest[..charset];
        return bytes is null ? null : new Word((name.IndexOf('*') is var star and >= 0 ? name[..star] : name).ToString(), bytes, start + 2 + charset + 3 + length + 2);
    }

    private const int LongestCharset = 60;
}
