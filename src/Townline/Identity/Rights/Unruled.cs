using Microsoft.AspNetCore.Authorization;

namespace Townline.Identity.Rights;

/// <summary>The fallback: an endpoint that says nothing of who may use it is closed to everybody. A path that leads nowhere may be answered "not found".</summary>
internal sealed class Unruled : AuthorizationHandler<Unruled>, IAuthorizationRequirement
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, Unruled requirement)
    {
        if (context.Resource is HttpContext http && http.GetEndpoint() is null)
            context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
