using Microsoft.EntityFrameworkCore;
using Townline.Platform.Spatial;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Requests.Contracts;
using Townline.Requests.Queues;

namespace Townline.Requests;

/// <summary>What every change of a request goes through: load, refuse a stale edit, change, keep the counts and what is over on the index of places, stamp, tell.</summary>
internal sealed class RequestEditing(TenantDirectory tenants, ICatalogue catalogue, ISpatialIndex spatial)
{
    /// <summary>Changes one request. <paramref name="change"/> returns the event to publish, or null when nothing was to do.</summary>
    /// <exception cref="KeyNotFoundException">The town has no such request.</exception>
    public Task Edit(Unit unit, long id, int? version, Func<Request, ServiceInfo, Tenant, RequestEvent?> change) => Edit(unit, id, version, change, always: false);

    /// <summary>Something about the request happened elsewhere (a message, a note): its version and its last change move on, whether or not <paramref name="change"/> changes it.</summary>
    /// <inheritdoc cref="Edit(Unit, long, int?, Func{Request, ServiceInfo, Tenant, RequestEvent?})"/>
    public Task Touch(Unit unit, long id, int? version, Func<Request, ServiceInfo, RequestEvent?> change) => Edit(unit, id, version, (request, service, _) => change(request, service), always: true);

    private async Task Edit(Unit unit, long id, int? version, Func<Request, ServiceInfo, Tenant, RequestEvent?> change, bool always)
    {
        var request = await unit.Db.Set<Request>().AsTracking().FirstOrDefaultAsync(r => r.Id == id)
            ?? throw new KeyNotFoundException($"There is no request {id}.");
        if (version is { } seen && seen != request.Version)
        {
            throw new StaleEditException(id, request.Version);
        }

        var tenant = await tenants.Get(unit.TenantId);
        var service = (await catalogue.Of(unit.TenantId)).ById(request.ServiceId)
            ?? throw new KeyNotFoundException($"Request {id} names the unknown service {request.ServiceId}.");
        var (before, wasOpen) = (QueueMembership.Of(request).ToList(), request.IsOpen);
        var happened = change(request, service, tenant);
        if (happened is null && !always)
        {
            return;
        }

        request.UpdatedAt = unit.Now;
        request.Version++;
        request.Urgency = Request.UrgencyOf(request.DueAt, request.RequestedAt);
        request.Due = request.IsOpen == 1 ? DueState.At(unit.Now, request.DueAt, tenant.Settings.DueSoonHours) : 0;
        QueueMembership.Recount(unit, before, QueueMembership.Of(request));
        if (request.IsOpen != wasOpen && request.Spot() is { } spot)
        {
            spatial.Put(unit, SpatialLayer.Request, id, spot);
        }

        await unit.Db.SaveChangesAsync();
        if (happened is not null)
        {
            await unit.Publish(EventOf.Request(request, happened));
        }
    }
}
