using System.Buffers;

namespace Townline.Import.Maps;

/// <summary>Makes text of a file fit to be kept: no outer blanks, line breaks as \n, no other control characters.</summary>
internal static class CleanText
{
    private static readonly SearchValues<char> Control = SearchValues.Create(
        [.. Enumerable.Range(0, 0xA0).Select(code => (char)code).Where(c => char.IsControl(c) && c is not ('\n' or '\t'))]);

    public static string Of(string text)
    {
        var trimmed = text.AsSpan().Trim();
        if (trimmed.IndexOfAny(Control) >= 0)
        {
            return string.Concat(trimmed.ToString().ReplaceLineEndings("\n").Where(c => !Control.Contains(c))).Trim();
        }

        return trimmed.Length == text.Length ? text : trimmed.ToString();
    }
}
