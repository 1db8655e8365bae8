using Townline.Platform.Events;
using Townline.Platform.Web;

namespace Townline.Platform.Tenancy;

/// <summary>Finds the town by the host name; a host that is nobody's gets a plain 421 and learns nothing.</summary>
internal sealed class TenancyMiddleware(RequestDelegate next, TenantDirectory directory)
{
    public async Task Invoke(HttpContext http, TownContext town)
    {
        if (HealthModule.IsHealth(http.Request.Path))
        {
            await next(http);
            return;
        }

        if (await directory.ByHost(http.Request.Host.Host, http.RequestAborted) is not { } tenant)
        {
            http.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
            http.Response.ContentType = "text/plain; charset=utf-8";
            await http.Response.WriteAsync("No town is served under this name.\n");
            return;
        }

        town.Tenant = tenant;
        town.Actor = new Actor(ActorKind.Resident, null, "web", http.Connection.RemoteIpAddress?.ToString());
        await next(http);
    }
}
