using Microsoft.AspNetCore.Authorization;
using Townline.Identity.Contracts;
using Townline.Identity.Sessions;

namespace Townline.Identity.Rights;

/// <summary>Grants what <see cref="NeedsAttribute"/> asks for to staff of this town whose role has the right.</summary>
internal sealed class RightHandler(CurrentSession current) : AuthorizationHandler<NeedsAttribute>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, NeedsAttribute needed)
    {
        if (current.Live?.Staff.May(needed.Right) == true)
            context.Succeed(needed);
        return Task.CompletedTask;
    }
}
