using System.Globalization;
using System.Text;

namespace Townline.People.Matching;

/// <summary>Texts as they are compared: letters and digits in lower case without accents; how they sound; how many slips lie between them.</summary>
internal static class MatchText
{
    private const int Longest = 64;

    /// <summary>Letters and digits alone, lower case, accents and blanks taken away; at most 64. Other scripts stay as they are.</summary>
    public static string Letters(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return "";
        }

        Span<char> kept = stackalloc char[Longest];
        var count = 0;
        foreach (var c in Ascii.IsValid(text) ? text : text.Normalize(NormalizationForm.FormD))
        {
            if (count < Longest && char.IsLetterOrDigit(c) && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                kept[count++] = char.ToLowerInvariant(c);
            }
        }

        return new string(kept[..count]);
    }

    /// <summary>Digits alone, at most the last <paramref name="most"/>.</summary>
    public static string Digits(string? text, int most = Longest)
    {
        var digits = string.Concat((text ?? "").Where(char.IsAsciiDigit));
        return digits.Length > most ? digits[^most..] : digits;
    }

    /// <summary>Soundex of the Latin letters: the first and three digits. What has none sounds like its first four characters.</summary>
    public static string Sound(string letters)
    {
        Span<char> code = stackalloc char[4];
        var count = 0;
        var last = '0';
        foreach (var c in letters)
        {
            if (!char.IsAsciiLetterLower(c))
            {
                continue;
            }

            var digit = Codes[c - 'a'];
            if (count == 0)
            {
                code[count++] = c;
            }
            else if (c is 'h' or 'w')
            {
                continue;
            }
            else if (digit != '0' && digit != last)
            {
                code[count++] = digit;
                if (count == 4)
                {
                    break;
                }
            }

            last = digit;
        }

        if (count == 0)
        {
            return letters.Length <= 4 ? letters : letters[..4];
        }

        code[count..].Fill('0');
        return new string(code);
    }

    private const string Codes = "01230120022455012623010202";

    /// <summary>
    /// Slips between two texts: a letter more, less, other, or two exchanged (optimal string alignment).
    /// </summary>
    /// <param name="most">Above this many the answer is only "more".</param>
    public static int Slips(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int most)
    {
        if (Math.Abs(a.Length - b.Length) > most)
        {
            return most + 1;
        }

        Span<int> rows = stackalloc int[3 * (Longest + 1)];
        var before = rows[..(b.Length + 1)];
        var above = rows.Slice(Longest + 1, b.Length + 1);
        var here = rows.Slice(2 * (Longest + 1), b.Length + 1);
        for (var j = 0; j <= b.Length; j++)
        {
            above[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            here[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var slips = Math.Min(Math.Min(above[j] + 1, here[j - 1] + 1), above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    slips = Math.Min(slips, before[j - 2] + 1);
                }

                here[j] = slips;
                least = Math.Min(least, slips);
            }

            if (least > most)
            {
                return most + 1;
            }

            var row = before;
            before = above;
            above = here;
            here = row;
        }

        return above[b.Length];
    }
}
