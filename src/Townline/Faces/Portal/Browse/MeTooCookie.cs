using System.Globalization;

namespace Townline.Faces.Portal.Browse;

/// <summary>Remembers in the browser for which requests "me too" was said, the last fifty, so that one person without a name counts once.</summary>
internal static class MeTooCookie
{
    private const string Name = "tl-me-too";
    private const int Most = 50;

    public static bool Holds(HttpRequest request, long number) => Numbers(request).Contains(Text(number));

    public static void Add(HttpContext http, long number) =>
        http.Response.Cookies.Append(
            Name,
            string.Join('.', Numbers(http.Request).Prepend(Text(number)).Distinct().Take(Most)),
            new CookieOptions { HttpOnly = true, IsEssential = true, MaxAge = TimeSpan.FromDays(365), Path = "/", SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps });

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string[] Numbers(HttpRequest request) =>
        request.Cookies[Name] is { Length: <= 2000 } text && text.All(c => char.IsAsciiDigit(c) || c == '.') ? text.Split('.', StringSplitOptions.RemoveEmptyEntries) : [];
}
