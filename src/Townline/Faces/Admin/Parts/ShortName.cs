using System.Globalization;
using System.Text;

namespace Townline.Faces.Admin.Parts;

/// <summary>Makes the short name by which programs know a thing from the words that people read, for those who do not care what it is.</summary>
internal static class ShortName
{
    private const int Longest = 40;

    /// <summary>"Damaged road sign" becomes damaged-road-sign; with a number behind it when that is taken.</summary>
    public static string Of(string words, string otherwise, IReadOnlyCollection<string> taken)
    {
        var letters = words.Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark);
        var text = new string([.. letters.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '-')]);
        var name = string.Join('-', text.Split('-', StringSplitOptions.RemoveEmptyEntries));
        name = name.Length > Longest ? name[..Longest].TrimEnd('-') : name.Length > 0 ? name : otherwise;
        return Enumerable.Range(1, taken.Count + 1).Select(number => number == 1 ? name : $"{name}-{number}").First(free => !taken.Contains(free));
    }
}
