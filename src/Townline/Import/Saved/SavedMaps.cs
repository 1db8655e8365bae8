using Microsoft.EntityFrameworkCore;
using Townline.Import.Contracts;
using Townline.Import.Maps;
using Townline.Platform.Storage;

namespace Townline.Import.Saved;

/// <summary>The maps that towns have saved, by name.</summary>
internal sealed class SavedMaps(Store store)
{
    private const int LongestName = 60;

    public async Task<IReadOnlyList<string>> Names(int tenantId, CancellationToken cancel)
    {
        await using var db = store.Read(tenantId);
        return await db.Set<ImportMapRow>().OrderBy(row => row.Name).Select(row => row.Name).ToListAsync(cancel);
    }

    /// <summary>The map as JSON; null when the town has none of that name.</summary>
    public async Task<string?> Find(int tenantId, string name, CancellationToken cancel)
    {
        await using var db = store.Read(tenantId);
        return await db.Set<ImportMapRow>().Where(row => row.Name == name).Select(row => row.Map).FirstOrDefaultAsync(cancel);
    }

    /// <summary>The name as it is kept; null when it cannot be used: it is empty, too long, or one of the maps that come with the program.</summary>
    public static string? NameOf(string typed)
    {
        var name = typed.Trim().Length == 0 ? "" : ServiceReader.Slug(typed.Trim());
        return name.Length is 0 or > LongestName || MapFile.Names.Contains(name) ? null : name;
    }

    public static async Task Save(Unit unit, string name, ImportMap map)
    {
        var text = ImportMapText.Write(map);
        if (await unit.Db.Set<ImportMapRow>().AsTracking().FirstOrDefaultAsync(row => row.Name == name) is { } row)
        {
            (row.Map, row.UpdatedAt) = (text, unit.Now);
        }
        else
        {
            unit.Add(new ImportMapRow { TenantId = unit.TenantId, Name = name, Map = text, UpdatedAt = unit.Now });
        }

        await unit.Publish(new ImportMapChanged("saved", name));
    }

    /// <summary>Nothing when there is none such.</summary>
    public static async Task Remove(Unit unit, string name)
    {
        if (await unit.Db.Set<ImportMapRow>().Where(row => row.Name == name).ExecuteDeleteAsync() > 0)
        {
            await unit.Publish(new ImportMapChanged("removed", name));
        }
    }
}
