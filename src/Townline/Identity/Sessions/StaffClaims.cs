using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Townline.Identity.Accounts;
using Townline.Identity.Contracts;

namespace Townline.Identity.Sessions;

/// <summary>What the session cookie says of its owner: id, address and stamp (from the library), name, town and role.</summary>
internal sealed class StaffClaims(UserManager<Staff> users, IOptions<IdentityOptions> options) : UserClaimsPrincipalFactory<Staff>(users, options)
{
    private const string Town = "townline:town";
    private const string FullName = "townline:name";

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Staff user)
    {
        var library = await base.GenerateClaimsAsync(user);
        // User.Identity.Name is then the person's name, and not the address they sign in with.
        var identity = new ClaimsIdentity(library.Claims, library.AuthenticationType, FullName, library.RoleClaimType);
        identity.AddClaim(new Claim(Town, user.TenantId.ToString(CultureInfo.InvariantCulture)));
        identity.AddClaim(new Claim(FullName, user.Name));
        identity.AddClaim(new Claim(ClaimTypes.Role, user.Role.ToString()));
        return identity;
    }

    /// <summary>The member of staff of this town that a principal stands for; null for residents and for another town's staff.</summary>
    public static SignedInStaff? Read(ClaimsPrincipal principal, int tenantId)
    {
        if (principal.FindFirstValue(Town) != tenantId.ToString(CultureInfo.InvariantCulture))
            return null;
        return long.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id) && Enum.TryParse<Role>(principal.FindFirstValue(ClaimTypes.Role), out var role)
            ? new SignedInStaff(id, principal.FindFirstValue(FullName) ?? "", principal.FindFirstValue(ClaimTypes.Email) ?? "", role)
            : null;
    }
}
