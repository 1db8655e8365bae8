using System.Globalization;

namespace Townline.Platform.Words;

/// <summary>What there is to know about a language tag.</summary>
public static class LanguageTag
{
    /// <summary>The language everything is written in first, and the last one fallen back on.</summary>
    public const string English = "en";

    /// <summary>English made strange and set from right to left: shows at a glance what is not translated and what breaks when mirrored.</summary>
    public const string Pseudo = "qps-plocm";

    /// <summary><c>es</c> of <c>es-MX</c>, in lower case.</summary>
    public static string Primary(string language)
    {
        var dash = language.IndexOf('-', StringComparison.Ordinal);
        return (dash < 0 ? language : language[..dash]).ToLowerInvariant();
    }

    /// <summary>Whether it is written from right to left.</summary>
    public static bool IsRightToLeft(string language) =>
        language == Pseudo || Primary(language) is "ar" or "fa" or "he" or "ur" or "ps" or "yi" or "dv" or "ckb";

    /// <summary>How it writes numbers and months; the pseudo language writes them as English does.</summary>
    public static CultureInfo Culture(string language) =>
        CultureInfo.GetCultureInfo(language == Pseudo ? English : language);

    /// <summary>Its name in the language itself, for the link that switches to it: "Español".</summary>
    public static string OwnName(string language)
    {
        if (language == Pseudo)
            return "Pseudo (right to left)";
        var name = Culture(language).NativeName;
        return char.ToUpper(name[0], Culture(language)) + name[1..];
    }
}
