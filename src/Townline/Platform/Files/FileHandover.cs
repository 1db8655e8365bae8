using Microsoft.EntityFrameworkCore;
using Townline.Platform.Storage;

namespace Townline.Platform.Files;

/// <summary>Gives files from one owner to another, in the unit that moves what they stand on. Contents are never copied.</summary>
internal static class FileHandover
{
    /// <param name="renew">Gives each a new id, and with it a new address: links that were given out open nothing any more.</param>
    /// <returns>The id of each file now, by its id before.</returns>
    public static async Task<IReadOnlyDictionary<long, long>> To(Unit unit, IReadOnlyCollection<long> ids, string owner, long ownerId, bool renew)
    {
        var files = await unit.Db.Set<StoredFile>().AsTracking().Where(file => ids.Contains(file.Id)).ToListAsync();
        var now = new Dictionary<long, long>();
        foreach (var file in files)
        {
            now[file.Id] = file.Id;
            if (renew)
            {
                var fresh = Renewed(unit, file, owner, ownerId);
                now[file.Id] = fresh.Id;
                unit.Db.Remove(file);
                unit.Add(fresh);
            }
            else
            {
                (file.Owner, file.OwnerId) = (owner, ownerId);
            }
        }

        await unit.Db.SaveChangesAsync();
        return now;
    }

    /// <summary>The same contents once more, with an owner and an address of their own.</summary>
    /// <returns>Ids of the new files, in the order of the old.</returns>
    public static async Task<IReadOnlyList<long>> Copy(Unit unit, IReadOnlyCollection<long> ids, string owner, long ownerId) =>
        ids.Count == 0
            ? []
            : (await unit.Db.Set<StoredFile>().AsNoTracking().Where(file => ids.Contains(file.Id)).OrderBy(file => file.Id).ToListAsync()).ConvertAll(file => unit.Add(Renewed(unit, file, owner, ownerId)).Id);

    private static StoredFile Renewed(Unit unit, StoredFile file, string owner, long ownerId) => new()
    {
        Id = unit.NextId(),
        TenantId = file.TenantId,
        Owner = owner,
        OwnerId = ownerId,
        Name = file.Name,
        Type = file.Type,
        Sha = file.Sha,
        Size = file.Size,
        PublishedSha = file.PublishedSha,
        Width = file.Width,
        Height = file.Height,
        Latitude = file.Latitude,
        Longitude = file.Longitude,
        TakenAt = file.TakenAt,
        CreatedAt = file.CreatedAt,
    };
}
