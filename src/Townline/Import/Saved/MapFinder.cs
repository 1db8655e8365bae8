using Townline.Import.Maps;

namespace Townline.Import.Saved;

/// <summary>Finds a map by name for one town: one that it has saved, or one that comes with the program.</summary>
internal static class MapFinder
{
    /// <summary>Null when there is none such.</summary>
    public static async Task<ImportMap?> Find(SavedMaps saved, int tenantId, string name, CancellationToken cancel) =>
        await saved.Find(tenantId, name, cancel) is { } json ? ImportMapText.Read(json) : MapFile.Names.Contains(name) ? MapFile.Load(name) : null;
}
