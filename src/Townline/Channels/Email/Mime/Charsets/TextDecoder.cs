using System.Text;
using System.Text.Unicode;

namespace Townline.Channels.Email.Mime.Charsets;

/// <summary>Bytes to text. A label is believed as far as the bytes agree with it: valid UTF-8 is UTF-8, Japanese escapes are Japanese, and what has no usable label is guessed.</summary>
internal static class TextDecoder
{
    private const byte Escape = 0x1B;

    /// <param name="label">The charset's name as given; null for none.</param>
    /// <returns>Without null characters and byte order mark; bytes without meaning become U+FFFD.</returns>
    public static string Decode(string? label, ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return "";
        }

        var text = Read(Charset.Find(label), bytes);
        text = text is ['\uFEFF', ..] ? text[1..] : text;
        return text.Contains('\0', StringComparison.Ordinal) ? text.Replace("\0", "", StringComparison.Ordinal) : text;
    }

    private static string Read(Charset charset, ReadOnlySpan<byte> bytes)
    {
        if (Utf16(charset, bytes) is { } wide)
        {
            return wide;
        }

        if (Ascii.IsValid(bytes))
        {
            return charset.Kind switch
            {
                CharsetKind.Utf7 => Utf7.Decode(bytes),
                CharsetKind.Escaped => charset.Encoding!.GetString(bytes),
                _ => HasJapaneseEscape(bytes) ? Charset.Iso2022Jp.GetString(bytes) : Encoding.ASCII.GetString(bytes),
            };
        }

        return charset.Kind switch
        {
            CharsetKind.OneByte when !Utf8.IsValid(bytes) => charset.Encoding!.GetString(bytes),
            CharsetKind.TwoBytes when !IsSurelyUtf8(bytes) => charset.Encoding!.GetString(bytes),
            CharsetKind.Escaped when bytes.Contains(Escape) => charset.Encoding!.GetString(bytes),
            _ => Guess(bytes),
        };
    }

    /// <summary>Null where the bytes are not UTF-16, whatever they are labelled: UTF-16 in mails has null bytes, or a mark at its start.</summary>
    private static string? Utf16(Charset charset, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 2 || (charset.Kind != CharsetKind.Utf16 && !bytes.Contains((byte)0)))
        {
            return null;
        }

        return (bytes[0], bytes[1]) switch
        {
            (0xFF, 0xFE) => Encoding.Unicode.GetString(bytes),
            (0xFE, 0xFF) => Encoding.BigEndianUnicode.GetString(bytes),
            _ => charset.Kind == CharsetKind.Utf16 && !Ascii.IsValid(bytes) | bytes.Contains((byte)0) ? charset.Encoding!.GetString(bytes) : null,
        };
    }

    /// <summary>UTF-8 unless more of it is broken than whole; then windows-1252, in which every byte is something.</summary>
    private static string Guess(ReadOnlySpan<byte> bytes)
    {
        var (whole, broken) = CountSequences(bytes);
        return whole > broken || broken == 0 ? Encoding.UTF8.GetString(bytes) : Charset.Windows1252.GetString(bytes);
    }

    /// <summary>Two characters of three bytes each do not come about by chance in another charset of two bytes.</summary>
    private static bool IsSurelyUtf8(ReadOnlySpan<byte> bytes) =>
        Utf8.IsValid(bytes) && bytes.IndexOfAnyInRange((byte)0xE0, (byte)0xF4) is var first and >= 0 && bytes[(first + 1)..].ContainsAnyInRange((byte)0xE0, (byte)0xF4);

    private static (int Whole, int Broken) CountSequences(ReadOnlySpan<byte> bytes)
    {
        var (whole, broken) = (0, 0);
        while (bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF) is var at and >= 0)
        {
            var isWhole = Rune.DecodeFromUtf8(bytes[at..], out _, out var length) == System.Buffers.OperationStatus.Done;
            (whole, broken) = isWhole ? (whole + 1, broken) : (whole, broken + 1);
            bytes = bytes[(at + length)..];
        }

        return (whole, broken);
    }

    private static bool HasJapaneseEscape(ReadOnlySpan<byte> bytes) =>
        bytes.Contains(Escape) && (bytes.IndexOf("\x1B$B"u8) >= 0 || bytes.IndexOf("\x1B$@"u8) >= 0 || bytes.IndexOf("\x1B(J"u8) >= 0);
}
