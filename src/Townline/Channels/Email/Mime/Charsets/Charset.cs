using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Townline.Channels.Email.Mime.Charsets;

/// <summary>How bytes of a charset look, which is what decides how far its label is believed.</summary>
internal enum CharsetKind
{
    Unknown,
    Ascii,
    Utf8,
    Utf7,
    Utf16,
    OneByte,
    TwoBytes,

    /// <summary>Escape sequences in 7-bit text: ISO-2022 and HZ.</summary>
    Escaped,
}

/// <summary>A charset by the many names mails give it. The older Chinese and Korean names stand for their supersets, ISO-8859-1 for windows-1252, as senders mean them.</summary>
internal readonly record struct Charset(CharsetKind Kind, Encoding? Encoding)
{
    private static readonly ConcurrentDictionary<int, Encoding> Encodings = new();

    private static readonly FrozenDictionary<string, (CharsetKind Kind, int CodePage)> Known = Names().ToFrozenDictionary(StringComparer.Ordinal);

    public static Encoding Windows1252 => CodePage(1252);

    public static Encoding Iso2022Jp => CodePage(50221);

    public static Charset Find(string? label)
    {
        var name = Normal(label);
        if (Known.TryGetValue(name, out var known))
        {
            return new Charset(known.Kind, known.CodePage == 0 ? null : CodePage(known.CodePage));
        }

        return name.Length is > 0 and <= LongestName && CodePagesEncodingProvider.Instance.GetEncoding(label!.Trim(' ', '"', '\'')) is { } other
            ? new Charset(other.IsSingleByte ? CharsetKind.OneByte : CharsetKind.TwoBytes, CodePage(other.CodePage))
            : default;
    }

    /// <summary>Bytes that mean nothing become U+FFFD.</summary>
    private static Encoding CodePage(int number) => Encodings.GetOrAdd(number, static page =>
        CodePagesEncodingProvider.Instance.GetEncoding(page, EncoderFallback.ReplacementFallback, DecoderFallback.ReplacementFallback)
        ?? Encoding.GetEncoding(page, EncoderFallback.ReplacementFallback, DecoderFallback.ReplacementFallback));

    private const int LongestName = 40;

    /// <summary>Letters and digits only, since "ISO_8859-1", "iso8859-1" and "iso-8859-1" are one.</summary>
    private static string Normal(string? label) => string.Concat((label ?? "").Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();

    private static Dictionary<string, (CharsetKind, int)> Names()
    {
        var names = new Dictionary<string, (CharsetKind, int)>();
        Add(CharsetKind.Ascii, 0, "usascii ascii ansix341968 646 us iso646us cp367");
        Add(CharsetKind.Utf8, 0, "utf8 utf unicode11utf8 xutf8 cp65001 utf8mb4");
        Add(CharsetKind.Utf7, 0, "utf7 unicode11utf7 xunicode20utf7 cp65000");
        Add(CharsetKind.Utf16, 1200, "utf16 utf16le unicode ucs2 iso10646ucs2");
        Add(CharsetKind.Utf16, 1201, "utf16be unicodefffe");
        Add(CharsetKind.OneByte, 1252, "iso88591 latin1 l1 ansi cp1252 xcp1252 win1252 windows1252 iso885911987 88591 iso8859 cp819");
        Add(CharsetKind.OneByte, 20866, "koi8r koi8");
        Add(CharsetKind.OneByte, 21866, "koi8u koi8ru");
        Add(CharsetKind.OneByte, 10000, "macintosh macroman xmacroman");
        Add(CharsetKind.OneByte, 874, "tis620 iso885911 windows874 cp874");
        Add(CharsetKind.OneByte, 28598, "iso88598 iso88598i iso88598e hebrew");
        Add(CharsetKind.TwoBytes, 54936, "gb2312 gb231280 gbk xgbk cp936 ms936 windows936 euccn xeuccn gb18030 chinese cngb csgb2312");
        Add(CharsetKind.TwoBytes, 949, "ksc56011987 ksc5601 ks5601 euckr cp949 ms949 uhc windows949 xwindows949 korean cseuckr");
        Add(CharsetKind.TwoBytes, 950, "big5 big5hkscs xbig5 cp950 cnbig5 csbig5");
        Add(CharsetKind.TwoBytes, 932, "shiftjis sjis xsjis cp932 ms932 mskanji windows31j windows932 csshiftjis");
        Add(CharsetKind.TwoBytes, 51932, "eucjp xeucjp xeuc cseucpkdfmtjapanese");
        Add(CharsetKind.Escaped, 50221, "iso2022jp iso2022jp1 iso2022jp2 iso2022jp3 iso2022jpms csiso2022jp cp50220 cp50221 cp50222 jis");
        Add(CharsetKind.Escaped, 50225, "iso2022kr csiso2022kr");
        Add(CharsetKind.Escaped, 52936, "hzgb2312 hz");
        for (var part = 2; part <= 15; part++)
        {
            if (part is not (8 or 10 or 11 or 12 or 14))
            {
                Add(CharsetKind.OneByte, 28590 + part, string.Create(CultureInfo.InvariantCulture, $"iso8859{part} 8859{part}"));
            }
        }

        Add(CharsetKind.OneByte, 28592, "latin2 l2");
        Add(CharsetKind.OneByte, 28605, "latin9");
        for (var page = 1250; page <= 1258; page++)
        {
            if (page != 1252)
            {
                Add(CharsetKind.OneByte, page, string.Create(CultureInfo.InvariantCulture, $"windows{page} cp{page} win{page} xcp{page}"));
            }
        }

        return names;

        void Add(CharsetKind kind, int page, string spaced) =>
            Array.ForEach(spaced.Split(' '), name => names[name] = (kind, page));
    }
}
