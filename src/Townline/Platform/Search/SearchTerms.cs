using System.Text;

namespace Townline.Platform.Search;

/// <summary>Words of a query: letters and digits, lower case, at most twelve. Anything else separates them, so no operator gets through.</summary>
internal static class SearchTerms
{
    public static IReadOnlyList<string> Of(string text)
    {
        var terms = new List<string>();
        var word = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark)
            {
                word.Append(Rune.ToLowerInvariant(rune));
            }
            else
            {
                Take();
            }
        }

        Take();
        return terms;

        void Take()
        {
            if (word.Length > 0 && terms.Count < 12)
            {
                terms.Add(word.ToString(0, Math.Min(word.Length, 60)));
            }

            word.Clear();
        }
    }

    /// <summary>Words that stand in each text to say whose and of what kind it is; a query adds those it asks for.</summary>
    public static string Scope(int tenantId, string kind) => $"xqtenant{tenantId} xqkind{kind}";
}
