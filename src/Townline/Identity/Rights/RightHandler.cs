using Microsoft.AspNetCore.Authorization;
using Townline.Identity.Contracts;
using Townline.Identity.Sessions;
using Townline.Platform.Tenancy;

namespace Townline.Identity.Rights;

/// <summary>Grants what <see cref="NeedsAttribute"/> asks for to staff of this town whose role has the right.</summary>
internal sealed class RightHandler(TownContext town) : AuthorizationHandler<NeedsAttribute>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, NeedsAttribute needed)
    {
        if (town.IsKnown && StaffClaims.Read(context.User, town.TenantId)?.May(needed.Right) == true)
            context.Succeed(needed);
        return Task.CompletedTask;
    }
}
