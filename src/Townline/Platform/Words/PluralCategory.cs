namespace Townline.Platform.Words;

/// <summary>Which of a language's plural forms a number takes, following Unicode's plural rules for the languages towns have asked for.</summary>
internal static class PluralCategory
{
    /// <summary>Index of the form: 0 for "1 request", 1 for "2 requests"; Slavic languages and Arabic have more.</summary>
    public static int Of(decimal number, string language) =>
        LanguageTag.Primary(language) switch
        {
            "fr" or "pt" or "hi" => Math.Abs(number) < 2 ? 0 : 1,
            "zh" or "ja" or "ko" or "vi" or "th" => 0,
            "ru" or "uk" => EastSlavic(number),
            "pl" => Polish(number),
            "ar" => Arabic(number),
            _ => number == 1 ? 0 : 1,
        };

    private static int EastSlavic(decimal n) =>
        (n % 10, n % 100) switch
        {
            (1, not 11) => 0,
            (2 or 3 or 4, not (12 or 13 or 14)) => 1,
            _ => 2,
        };

    private static int Polish(decimal n) => n == 1 ? 0 : EastSlavic(n) == 1 ? 1 : 2;

    private static int Arabic(decimal n) =>
        n switch
        {
            0 => 0,
            1 => 1,
            2 => 2,
            _ when n % 100 is >= 3 and <= 10 => 3,
            _ when n % 100 >= 11 => 4,
            _ => 5,
        };
}
