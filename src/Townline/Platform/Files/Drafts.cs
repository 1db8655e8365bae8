using Microsoft.EntityFrameworkCore;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;

namespace Townline.Platform.Files;

/// <summary>
/// Files between their upload and the sending of the form: kept when another field is wrong, shown again, and given to what the form
/// becomes. Tickets prove that the sender of the form is the one who uploaded.
/// </summary>
internal sealed class Drafts(TownContext town)
{
    /// <summary>Saves what was taken in, so that the next step of the form finds it.</summary>
    public Task Save(IReadOnlyCollection<StoredFile> files, CancellationToken cancel = default) =>
        files.Count == 0
            ? Task.CompletedTask
            : town.Write(
                unit =>
                {
                    unit.Db.AddRange(files);
                    return Task.CompletedTask;
                },
                cancel);

    /// <summary>The value of the hidden field that carries a file to the next step.</summary>
    public string Ticket(StoredFile file) => FileTicket.Of(town.Tenant, file.Id).ToString();

    /// <summary>The drafts that the tickets of a form name, in that order; forged tickets and files that already belong to something are left out.</summary>
    public async Task<IReadOnlyList<StoredFile>> Find(IEnumerable<string?> tickets, CancellationToken cancel = default)
    {
        var ids = Ids(town.Tenant, tickets);
        var found = await town.Db.Set<StoredFile>().Where(file => ids.Contains(file.Id) && file.Owner == null).ToDictionaryAsync(file => file.Id, cancel);
        return [.. ids.Where(found.ContainsKey).Select(id => found[id])];
    }

    /// <summary>Gives drafts to their owner, in the unit that makes the owner.</summary>
    /// <returns>The files that now belong to it; one that was given away or forgotten meanwhile is missing.</returns>
    public static Task<IReadOnlyList<StoredFile>> Give(Unit unit, Tenant tenant, IEnumerable<string?> tickets, string owner, long ownerId) =>
        Give(unit, Ids(tenant, tickets), owner, ownerId);

    /// <summary>The same for files whose tickets were checked before.</summary>
    public static async Task<IReadOnlyList<StoredFile>> Give(Unit unit, IReadOnlyCollection<long> ids, string owner, long ownerId)
    {
        var files = await unit.Db.Set<StoredFile>().Where(file => ids.Contains(file.Id) && file.Owner == null).OrderBy(file => file.Id).ToListAsync();
        foreach (var file in files)
        {
            (file.Owner, file.OwnerId) = (owner, ownerId);
        }

        return files;
    }

    /// <summary>Takes files from their owner again: they are drafts from now on, for as long as any.</summary>
    public static async Task Free(Unit unit, IReadOnlyCollection<long> ids)
    {
        var files = await unit.Db.Set<StoredFile>().AsTracking().Where(file => ids.Contains(file.Id)).ToListAsync();
        foreach (var file in files)
        {
            (file.Owner, file.OwnerId, file.CreatedAt) = (null, null, unit.Now);
        }

        await unit.Db.SaveChangesAsync();
    }

    private static List<long> Ids(Tenant tenant, IEnumerable<string?> tickets) =>
        [.. tickets.Select(text => FileTicket.TryRead(tenant, text, out var ticket) ? ticket.FileId : 0).Where(id => id != 0).Distinct()];
}
