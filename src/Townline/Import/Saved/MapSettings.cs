using System.Text.Json;
using System.Text.Json.Nodes;
using Townline.Import.Maps;
using Townline.Platform.Settings;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;

namespace Townline.Import.Saved;

/// <summary>How files of other systems are read.</summary>
internal sealed class MapSettings(SavedMaps maps) : ISettingsKind
{
    public string Name => "imports";

    public int Order => 60;

    public async Task<IReadOnlyList<SettingsItem>> Read(Tenant town, CancellationToken cancel)
    {
        var items = new List<SettingsItem>();
        foreach (var name in await maps.Names(town.Id, cancel))
        {
            if (await maps.Find(town.Id, name, cancel) is { } map)
            {
                items.Add(new(Name, name, JsonNode.Parse(map)!.AsObject()));
            }
        }

        return items;
    }

    public Task<Func<Unit, Task>> Prepare(SettingsEdit edit, IReadOnlyList<SettingsItem> items, CancellationToken cancel)
    {
        var wanted = items.Select(item => (Name: SavedMaps.NameOf(item.Code) ?? throw Unreadable(item, ""), Map: Map(item))).ToList();
        return Task.FromResult<Func<Unit, Task>>(async unit =>
        {
            foreach (var (name, map) in wanted)
            {
                await SavedMaps.Save(unit, name, map);
            }
        });
    }

    private static ImportMap Map(SettingsItem item)
    {
        try
        {
            return ImportMapText.Read(item.Content.ToJsonString());
        }
        catch (JsonException wrong)
        {
            throw Unreadable(item, wrong.Path ?? "");
        }
    }

    private static SettingsRefusedException Unreadable(SettingsItem item, string where) => new(item.Path, "settings.content", $"{item.Path}.json", where);
}
