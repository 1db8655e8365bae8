using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Townline.Identity.Accounts;
using Townline.Platform.Tenancy;

namespace Townline.Identity.Sessions;

/// <summary>Who has given the right password in this browser and not yet the second step: a cookie for ten minutes that opens nothing else.</summary>
internal sealed class HalfWay(IHttpContextAccessor http, UserManager<Staff> users, TownContext town)
{
    public const string Scheme = "townline.half-way";
    private const string Stamp = "townline:stamp";

    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "tl-half-way";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = TimeSpan.FromMinutes(10);
        options.SlidingExpiration = false;
    }

    public Task Begin(Staff staff) =>
        Http.SignInAsync(
            Scheme,
            new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, $"{staff.Id}"), new(Stamp, staff.SecurityStamp), new(ClaimTypes.Locality, $"{town.TenantId}")], Scheme))
        );

    /// <summary>Null when nobody is, or the account has changed since.</summary>
    public async Task<Staff?> Find()
    {
        if ((await Http.AuthenticateAsync(Scheme)).Principal is not { } half || half.FindFirstValue(ClaimTypes.Locality) != $"{town.TenantId}")
            return null;
        return await users.FindByIdAsync(half.FindFirstValue(ClaimTypes.NameIdentifier) ?? "") is { Active: true } staff && staff.SecurityStamp == half.FindFirstValue(Stamp) ? staff : null;
    }

    public Task End() => Http.SignOutAsync(Scheme);

    private HttpContext Http => http.HttpContext ?? throw new InvalidOperationException("There is no request.");
}
