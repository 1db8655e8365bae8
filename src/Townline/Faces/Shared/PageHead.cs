using System.Text.Json;
using Microsoft.AspNetCore.Mvc.Rendering;
using Townline.Platform.Words;

namespace Townline.Faces.Shared;

/// <summary>Small things that all layouts work out the same way.</summary>
internal static class PageHead
{
    /// <summary>For <c>title</c>: the page, the town, and that something is wrong when something is.</summary>
    public static string Title(ViewContext view, string town, string errorWord)
    {
        var page = view.ViewData["Title"] as string;
        var title = string.IsNullOrEmpty(page) ? town : $"{page} – {town}";
        return view.ModelState.IsValid || view.ModelState.ErrorCount == 0 ? title : $"{errorWord} {title}";
    }

    /// <summary>For <c>aria-current</c>: "page" on the page itself, "true" anywhere below it, else null.</summary>
    public static string? Current(HttpRequest request, string href) =>
        request.Path.Equals(href, StringComparison.OrdinalIgnoreCase) ? "page"
        : request.Path.StartsWithSegments(href, StringComparison.OrdinalIgnoreCase) ? "true"
        : null;

    /// <summary>For <c>lang</c>: the pseudo language is English to those who read it out.</summary>
    public static string LanguageTagOf(string language) => language == LanguageTag.Pseudo ? LanguageTag.English : language;

    /// <summary>A language as those say who speak it, with a capital: "Español".</summary>
    public static string NameOf(string language) =>
        language == LanguageTag.Pseudo ? "[Ƥşḗŭḓǿ]"
        : System.Globalization.CultureInfo.GetCultureInfo(language).NativeName is var name ? char.ToUpperInvariant(name[0]) + name[1..]
        : language;

    /// <summary>This page in another language.</summary>
    public static string InLanguage(HttpRequest request, string language)
    {
        var query = request.Query.Where(part => part.Key != "lang").SelectMany(part => part.Value, (part, value) => KeyValuePair.Create(part.Key, value));
        return request.PathBase + request.Path + QueryString.Create(query).Add("lang", language);
    }

    /// <summary>This page, to come back to.</summary>
    public static string Here(HttpRequest request) => request.PathBase + request.Path + request.QueryString;

    /// <summary>The wording of passing times with {n} for the number, as web/scripts/relative-time.ts reads it.</summary>
    public static string TimeWords(IWords words) =>
        JsonSerializer.Serialize(new
        {
            now = words["time.just-now"],
            minutesAgo = words["time.minutes-ago", "{n}"],
            today = words["time.today", "{n}"],
            dueIn = words["time.due-in", "{n}"],
            overdue = words["time.overdue", "{n}"],
            minutes = words["time.minutes", "{n}"],
            hours = words["time.hours", "{n}"],
        });
}
