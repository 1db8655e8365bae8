using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Townline.Identity.Accounts;

namespace Townline.Identity.Sessions;

/// <summary>What the session cookie says: which session of which town, and the owner's name to greet them. All else is looked up.</summary>
internal sealed class SessionClaims(UserManager<Staff> users, IOptions<IdentityOptions> options) : UserClaimsPrincipalFactory<Staff>(users, options)
{
    private const string Town = "townline:town";
    private const string FullName = "townline:name";
    private const string Session = "townline:session";

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Staff user)
    {
        var library = await base.GenerateClaimsAsync(user);
        // User.Identity.Name is then the person's name, and not the address they sign in with.
        var identity = new ClaimsIdentity(library.Claims, library.AuthenticationType, FullName, library.RoleClaimType);
        identity.AddClaim(new Claim(Town, user.TenantId.ToString(CultureInfo.InvariantCulture)));
        identity.AddClaim(new Claim(FullName, user.Name));
        return identity;
    }

    public static Claim Of(long session) => new(Session, session.ToString(CultureInfo.InvariantCulture));

    /// <summary>The session that a cookie names; null for a cookie of another town.</summary>
    public static long? Read(ClaimsPrincipal? principal, int tenantId) =>
        principal?.FindFirstValue(Town) == tenantId.ToString(CultureInfo.InvariantCulture) ? SessionRows.Read(principal.FindFirstValue(Session)) : null;
}
