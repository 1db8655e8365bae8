using Microsoft.Net.Http.Headers;

namespace Townline.Platform.Words;

/// <summary>Which of a town's languages a request gets: <c>?lang=</c>, then the remembered choice, then what the browser prefers, then the town's default.</summary>
internal static class LanguageChoice
{
    public const string Parameter = "lang";
    public const string Cookie = "tl-lang";

    public static string Of(HttpRequest request, IReadOnlyList<string> offered) =>
        Nearest(request.Query[Parameter], offered)
        ?? Nearest(request.Cookies[Cookie], offered)
        ?? Preferred(request.Headers.AcceptLanguage.ToString(), offered)
        ?? offered[0];

    /// <summary>The offered language that is meant: <c>es</c> for <c>es-MX</c>; null when there is none.</summary>
    public static string? Nearest(string? wanted, IReadOnlyList<string> offered)
    {
        if (string.IsNullOrEmpty(wanted))
            return null;
        return offered.FirstOrDefault(language => language.Equals(wanted, StringComparison.OrdinalIgnoreCase))
            ?? offered.FirstOrDefault(language => language != LanguageTag.Pseudo && LanguageTag.Primary(language) == LanguageTag.Primary(wanted));
    }

    private static string? Preferred(string acceptLanguage, IReadOnlyList<string> offered)
    {
        if (!StringWithQualityHeaderValue.TryParseList([acceptLanguage], out var wanted))
            return null;
        return wanted
            .Where(language => language.Quality != 0)
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => Nearest(language.Value.ToString(), offered))
            .FirstOrDefault(language => language is not null);
    }
}
