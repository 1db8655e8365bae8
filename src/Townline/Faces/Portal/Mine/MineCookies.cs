using System.Buffers.Text;
using System.Security.Cryptography;
using Townline.People.Contracts;

namespace Townline.Faces.Portal.Mine;

/// <summary>The two cookies of residents who sign in: which browser asked for a link, and the session. Both are random, unreadable for scripts, and kept only as hashes.</summary>
internal static class MineCookies
{
    private const string Asking = "tl-mine-asked";
    private const string Session = "tl-mine";
    private const int NameBytes = 16;
    private const int NameLetters = 22;

    /// <summary>The browser that asks; null when it never did, or long ago.</summary>
    public static string? BrowserOf(HttpRequest request) => request.Cookies[Asking] is { Length: NameLetters } name && Base64Url.IsValid(name) ? name : null;

    /// <summary>Names this browser, or goes on with the name it has, for as long as a link is good.</summary>
    public static string NameBrowser(HttpContext http)
    {
        var name = BrowserOf(http.Request) ?? Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(NameBytes));
        http.Response.Cookies.Append(Asking, name, Options(http, "/mine", AskedLink.Life));
        return name;
    }

    public static string? SessionOf(HttpRequest request) => request.Cookies[Session];

    /// <param name="days">How long the town lets a session last.</param>
    public static void Open(HttpContext http, string session, int days)
    {
        http.Response.Cookies.Append(Session, session, Options(http, "/", TimeSpan.FromDays(days)));
        http.Response.Cookies.Delete(Asking, Options(http, "/mine", null));
    }

    public static void Close(HttpContext http) => http.Response.Cookies.Delete(Session, Options(http, "/", null));

    private static CookieOptions Options(HttpContext http, string path, TimeSpan? age) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        MaxAge = age,
        Path = path,
        SameSite = SameSiteMode.Lax,
        Secure = http.Request.IsHttps,
    };
}
