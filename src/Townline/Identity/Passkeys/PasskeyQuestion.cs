using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;

namespace Townline.Identity.Passkeys;

/// <summary>What a browser was asked, in a sealed cookie of this town for five minutes; reading it uses it up. Scoped.</summary>
internal sealed class PasskeyQuestion(IHttpContextAccessor http, IDataProtectionProvider protection, TownContext town, TimeProvider time)
{
    private const string Cookie = "tl-passkey";
    private static readonly TimeSpan Valid = TimeSpan.FromMinutes(5);

    /// <param name="staffId">Who was asked; null: whoever has a passkey.</param>
    /// <param name="state">What the library wants back.</param>
    public void Remember(long? staffId, string? state)
    {
        var asked = JsonColumn.Write(new Asked(staffId, state, time.GetUtcNow() + Valid));
        Http.Response.Cookies.Append(Cookie, Protector.Protect(asked), new CookieOptions { HttpOnly = true, Secure = Http.Request.IsHttps, SameSite = SameSiteMode.Strict, Path = "/", MaxAge = Valid, IsEssential = true });
    }

    /// <summary>Null when nothing was asked in this browser, or too long ago.</summary>
    public Asked? Take()
    {
        if (Http.Request.Cookies[Cookie] is not { Length: > 0 } kept)
            return null;
        Http.Response.Cookies.Delete(Cookie, new CookieOptions { Path = "/" });
        try
        {
            var asked = JsonColumn.Read<Asked>(Protector.Unprotect(kept));
            return asked.Until >= time.GetUtcNow() ? asked : null;
        }
        catch (CryptographicException)
        {
            // Of another town, or made up.
            return null;
        }
    }

    private IDataProtector Protector => protection.CreateProtector("Townline.Passkey", $"town {town.TenantId}");

    private HttpContext Http => http.HttpContext ?? throw new InvalidOperationException("There is no request.");

    internal sealed record Asked(long? StaffId, string? State, DateTimeOffset Until);
}
