using System.Buffers;
using System.Globalization;
using System.Text;

namespace Townline.Platform.Search;

/// <summary>
/// Takes texts and questions apart into the words that people search by. Both engines are given these words and nothing else, so that they
/// find the same whatever their own parsers and the locale of the server make of a text.
/// </summary>
internal static class SearchWords
{
    private const int LongestText = 100_000;
    private const int LongestWord = 60;
    private const int MostAsked = 12;

    /// <summary>
    /// The words with a blank after each: letters, digits and their marks, small and without accents; of a writing that knows no blanks, each
    /// sign. At most 60 signs of a word, of at most 100,000 letters of a text.
    /// </summary>
    public static string Of(string text)
    {
        text = text.Length <= LongestText ? text : text[..LongestText];
        return Ascii.IsValid(text) ? OfAscii(text) : OfAny(Plain(text));
    }

    // Most of what is written, and an import writes millions: a letter here has one form and a bit that makes it small.
    private static string OfAscii(string text)
    {
        var words = ArrayPool<char>.Shared.Rent(text.Length + 1);
        var (end, length) = (0, 0);
        foreach (var letter in text)
        {
            if (!char.IsAsciiLetterOrDigit(letter))
            {
                End();
            }
            else if (length++ < LongestWord)
            {
                words[end++] = (char)(letter | 0x20);
            }
        }

        End();
        var found = new string(words, 0, end);
        ArrayPool<char>.Shared.Return(words);
        return found;

        void End()
        {
            if (length > 0)
            {
                words[end++] = ' ';
                length = 0;
            }
        }
    }

    private static string OfAny(string text)
    {
        var words = new StringBuilder(text.Length + 1);
        var length = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (!IsPart(rune) || StandsAlone(rune))
            {
                End();
            }

            if (IsPart(rune) && length++ < LongestWord)
            {
                words.Append(Rune.ToLowerInvariant(rune));
            }

            if (StandsAlone(rune))
            {
                End();
            }
        }

        End();
        return words.ToString();

        void End()
        {
            if (length > 0)
            {
                words.Append(' ');
                length = 0;
            }
        }
    }

    /// <summary>The words of a question, at most twelve.</summary>
    public static IReadOnlyList<string> Asked(string text) => [.. Of(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MostAsked)];

    /// <summary>
    /// The words of a text as they stand in the index, each behind its <see cref="Scope"/>: so what a question goes through is of one town and kind,
    /// and a common word costs what that town has of it.
    /// </summary>
    public static string Filed(int tenantId, SearchKind kind, string text)
    {
        var (scope, words) = (Scope(tenantId, kind), Of(text));
        var filed = new StringBuilder(words.Length * 2);
        foreach (var word in words.AsSpan().Split(' '))
        {
            if (word.Start.Value != word.End.Value)
            {
                filed.Append(scope).Append(words.AsSpan(word)).Append(' ');
            }
        }

        return filed.ToString();
    }

    /// <summary>What stands before each word of a town's texts of one kind; its last sign cannot come from a text.</summary>
    public static string Scope(int tenantId, SearchKind kind) => string.Create(CultureInfo.InvariantCulture, $"{tenantId}{(char)('a' + (int)kind)}§");

    /// <summary>Wide and narrow forms, ligatures and accents are the same letter; capitals that have two small forms (Σ) too.</summary>
    private static string Plain(string text)
    {
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            whole.Append(Rune.ToUpperInvariant(rune));
        }

        var letters = whole.ToString().Normalize(NormalizationForm.FormKD).Where(letter => letter is < '\u0300' or > '\u036f');
        return string.Concat(letters).Normalize(NormalizationForm.FormKC);
    }

    private static bool IsPart(Rune rune) =>
        Rune.IsLetter(rune) || Rune.IsNumber(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>Kana and Han, which are written without blanks between words.</summary>
    private static bool StandsAlone(Rune rune) =>
        rune.Value is (>= 0x3041 and <= 0x30FF) or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF)
        && Rune.IsLetter(rune);
}
