using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Townline.Faces.Portal.Report.Drafts;

/// <summary>Knows a browser again while a report is written in it, by a random cookie that serves nothing else.</summary>
internal static class DraftBrowser
{
    private const string Cookie = "tl-report";
    private const int IdBytes = 16;
    private const int IdLetters = 22;

    /// <summary>A new random id of 128 bits, fit for an address.</summary>
    public static string NewId() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(IdBytes));

    public static bool IsId(string? text) => text is { Length: IdLetters } && Base64Url.IsValid(text);

    /// <summary>What stands in the draft for this browser; gives it its cookie when it has none.</summary>
    public static string Of(HttpContext http)
    {
        if (!IsId(http.Request.Cookies[Cookie]) && !http.Items.ContainsKey(Cookie))
        {
            var fresh = NewId();
            http.Items[Cookie] = fresh;
            http.Response.Cookies.Append(Cookie, fresh, new CookieOptions
            {
                HttpOnly = true,
                IsEssential = true,
                MaxAge = DraftRow.Life,
                Path = "/report",
                SameSite = SameSiteMode.Lax,
                Secure = http.Request.IsHttps,
            });
        }

        var id = http.Items[Cookie] as string ?? http.Request.Cookies[Cookie]!;
        return Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(id)));
    }
}
