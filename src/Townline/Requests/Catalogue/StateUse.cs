using Microsoft.EntityFrameworkCore;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;

namespace Townline.Requests.Catalogue;

/// <inheritdoc/>
internal sealed class StateUse(Store store) : IStateUse
{
    /// <summary>By IX_requests_request_tenant_id_service_id_requested_at; it ends as soon as there are too many to count.</summary>
    public async Task<StandingThere> Of(int tenantId, long serviceId, string state, CancellationToken cancel = default)
    {
        await using var db = store.Read(tenantId);
        var found = await db.Set<Request>().Where(request => request.ServiceId == serviceId && request.State == state).Take(StandingThere.Most + 1).CountAsync(cancel);
        return new StandingThere(Math.Min(found, StandingThere.Most), found > StandingThere.Most);
    }
}
