namespace Townline.Platform.Text;

/// <summary>Counts syllables well enough for a measure of a whole text; a single word may be wrong.</summary>
internal static class Syllables
{
    private const string StrongSpanish = "aeoáéóíúàèò";

    /// <summary>Groups of vowels, without an "e" at the end that is not heard.</summary>
    public static int English(string word)
    {
        var text = word.ToLowerInvariant();
        var silent = text.Length > 3 && text[^1] == 'e' && text[^2] != 'l' && !IsVowel(text[^2]);
        return Math.Max(1, Groups(text, IsVowel).Count() - (silent ? 1 : 0));

        static bool IsVowel(char c) => "aeiouy".Contains(c, StringComparison.Ordinal);
    }

    /// <summary>In a group of vowels each strong one (a, e, o, or one with an accent) is a syllable; a weak one leans on its neighbour.</summary>
    public static int Spanish(string word)
    {
        var text = word.ToLowerInvariant();
        var groups = Groups(text, c => StrongSpanish.Contains(c, StringComparison.Ordinal) || c is 'i' or 'u' or 'ü').Select(group => Math.Max(1, group.Count(c => StrongSpanish.Contains(c, StringComparison.Ordinal))));
        return Math.Max(1, groups.Sum());
    }

    private static IEnumerable<string> Groups(string text, Func<char, bool> isVowel)
    {
        for (var at = 0; at < text.Length; at++)
        {
            var start = at;
            while (at < text.Length && isVowel(text[at]))
            {
                at++;
            }

            if (at > start)
            {
                yield return text[start..at];
            }
        }
    }
}
