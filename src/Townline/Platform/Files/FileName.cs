using System.Globalization;
using System.Text;

namespace Townline.Platform.Files;

/// <summary>Makes of a name that a stranger chose one that is safe on every screen, in every header and on every disk.</summary>
internal static class FileName
{
    /// <summary>UTF-8 bytes, extension included. Disks take 255; this leaves room for " (1)" and the like.</summary>
    public const int MostBytes = 180;

    private const string Unnamed = "file";
    private const string Reserved = "<>:\"|?*%;";

    private static readonly string[] Devices =
        ["CON", "PRN", "AUX", "NUL", .. Enumerable.Range(0, 10).SelectMany(n => new[] { $"COM{n}", $"LPT{n}" })];

    /// <param name="given">As it was sent; null when none was.</param>
    /// <param name="type">What the content turned out to be; the name will end with an extension of this type.</param>
    public static string Clean(string? given, FileType type)
    {
        var name = Printable(given ?? "").Normalize(NormalizationForm.FormC);
        name = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        name = string.Concat(name.Select(letter => Reserved.Contains(letter) ? '_' : letter));
        name = string.Join(' ', name.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Trim('.', ' ', '~');

        var extension = Path.GetExtension(name);
        if (!type.Owns(extension))
        {
            extension = type.Extension;
        }
        else
        {
            name = name[..^extension.Length].TrimEnd('.', ' ');
        }

        name = name.Length == 0 ? Unnamed : name;
        if (Devices.Contains(name.Split('.')[0].TrimEnd(), StringComparer.OrdinalIgnoreCase))
        {
            name = "_" + name;
        }

        return Shorten(name, MostBytes - extension.Length) + extension.ToLowerInvariant();
    }

    /// <summary>The name of a file that was not taken, to say which one it was.</summary>
    public static string ToShow(string? given) => Shorten(Printable(given ?? "").Trim(), MostBytes);

    /// <summary>Without control characters, marks that turn the writing direction, and halves of characters.</summary>
    private static string Printable(string name)
    {
        var printable = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
        {
            switch (Rune.GetUnicodeCategory(rune))
            {
                case UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
                    or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned:
                    break;
                case UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator:
                    printable.Append(' ');
                    break;
                default:
                    printable.Append(rune.Value == Rune.ReplacementChar.Value ? "_" : rune.ToString());
                    break;
            }
        }

        return printable.ToString();
    }

    private static string Shorten(string name, int mostBytes)
    {
        if (Encoding.UTF8.GetByteCount(name) <= mostBytes)
        {
            return name;
        }

        var kept = new StringBuilder();
        var bytes = 0;
        var letters = StringInfo.GetTextElementEnumerator(name);
        while (letters.MoveNext())
        {
            bytes += Encoding.UTF8.GetByteCount(letters.GetTextElement());
            if (bytes > mostBytes)
            {
                break;
            }

            kept.Append(letters.GetTextElement());
        }

        return kept.Length == 0 ? Unnamed : kept.ToString().TrimEnd('.', ' ');
    }
}
