using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Townline.Identity.Accounts;
using Townline.Identity.Contracts;
using Townline.Platform.Tenancy;

namespace Townline.Identity.Rights;

/// <summary>Writes down when signed-in staff asked for something their role may not do, then refuses as usual.</summary>
internal sealed class RefusalLog : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _usual = new();

    public async Task HandleAsync(RequestDelegate next, HttpContext http, AuthorizationPolicy policy, PolicyAuthorizationResult result)
    {
        if (result.Forbidden && http.Staff() is { } staff)
        {
            var rights = policy.Requirements.OfType<NeedsAttribute>().Select(needed => needed.Right).ToArray();
            await http.RequestServices.GetRequiredService<TownContext>().Write(unit => unit.Publish(new RightRefused(staff.Id, rights, http.Request.Path)));
        }
        await _usual.HandleAsync(next, http, policy, result);
    }
}
