using Townline.Identity.Sessions;
using Townline.Platform.Tenancy;

namespace Townline.Identity.Contracts;

internal static class StaffOfRequest
{
    /// <summary>Who is signed in to this town; null for a resident, a program, or staff of another town.</summary>
    public static SignedInStaff? Staff(this HttpContext http) =>
        http.User.Identity?.IsAuthenticated == true ? StaffClaims.Read(http.User, http.RequestServices.GetRequiredService<TownContext>().TenantId) : null;

    /// <summary>Who is signed in, on pages that carry <see cref="NeedsAttribute"/>.</summary>
    /// <exception cref="InvalidOperationException">Nobody: the page lacks its right.</exception>
    public static SignedInStaff RequireStaff(this HttpContext http) =>
        http.Staff() ?? throw new InvalidOperationException("Nobody is signed in here; the page lacks [Needs(…)].");
}
