using Townline.Identity.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Tenancy;

namespace Townline.Identity.Sessions;

/// <summary>After authentication: what signed-in staff do is written down as theirs.</summary>
internal sealed class StaffActor(RequestDelegate next)
{
    public Task Invoke(HttpContext http, TownContext town)
    {
        if (http.Staff() is { } staff)
            town.Actor = new Actor(ActorKind.Staff, staff.Id, "desk", http.Connection.RemoteIpAddress?.ToString());
        return next(http);
    }
}
