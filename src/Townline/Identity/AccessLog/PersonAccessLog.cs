using Microsoft.EntityFrameworkCore;
using Townline.Identity.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;

namespace Townline.Identity.AccessLog;

/// <inheritdoc cref="IAccessLog"/>
internal sealed class PersonAccessLog(Store store, AccessWriter writer, TimeProvider time) : IAccessLog
{
    public void Seen(TownContext town, long personId, string way, long? aboutId = null)
    {
        if (town.Actor is { Kind: ActorKind.Staff or ActorKind.Key, Id: { } actorId } actor)
            writer.Add(new Look(town.TenantId, personId, actor.Kind, actorId, way), time.GetUtcNow(), aboutId, actor.Address);
    }

    public async Task<IReadOnlyList<AccessView>> Read(int tenantId, AccessQuestion question, CancellationToken cancel = default)
    {
        await using var db = store.Read(tenantId);
        var rows = db.Set<PersonAccess>().AsQueryable();
        // Each has its index that ends with the id, which goes with time; of two that are given, that of the person is the narrower one.
        rows = question.PersonIds is [var only] ? rows.Where(row => row.PersonId == only) : question.PersonIds is { } several ? rows.Where(row => several.Contains(row.PersonId)) : rows;
        rows = question.ActorId is { } actor ? rows.Where(row => row.ActorId == actor) : rows;
        rows = question.Before is { } before ? rows.Where(row => row.Id < before) : rows;
        var page = await rows.OrderByDescending(row => row.Id).Take(question.Take).ToListAsync(cancel);
        return page.ConvertAll(row => new AccessView(row.Id, row.PersonId, row.ActorKind == ActorKind.Key, row.ActorId, row.At, row.Way, row.AboutId, row.Address));
    }
}
