using System.Text.Json.Nodes;
using Townline.Places.Contracts;
using Townline.Platform.Settings;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;

namespace Townline.Transfer.Settings.Kinds;

/// <summary>Areas with their outlines. They are where a town is: another hardly wants them.</summary>
internal sealed class AreaSettings(IAreaDocuments areas) : ISettingsKind
{
    public string Name => "areas";

    public int Order => 5;

    public async Task<IReadOnlyList<SettingsItem>> Read(Tenant town, CancellationToken cancel) =>
    [
        .. (await areas.All(town.Id, cancel)).Select(area => new SettingsItem(
            Name, $"{area.Kind}~{area.Code}", new JsonObject { ["kind"] = area.Kind, ["areaCode"] = area.Code, ["name"] = area.Name, ["shape"] = area.Shape.DeepClone() }, IsOwn: true)),
    ];

    public Task<FittedItem> Fit(Tenant town, SettingsItem item, SettingsItem? here, CancellationToken cancel) => Task.FromResult(new FittedItem(item with { IsOwn = true }, []));

    public Task<Func<Unit, Task>> Prepare(SettingsEdit edit, IReadOnlyList<SettingsItem> items, CancellationToken cancel)
    {
        try
        {
            return Task.FromResult(areas.Prepare([.. items.Select(Read)]));
        }
        catch (PlacesFileException wrong)
        {
            throw new SettingsRefusedException(items[0].Path, "settings.area", wrong.Message);
        }
    }

    private static AreaDocument Read(SettingsItem item) =>
        item.Content.Text("kind") is { } kind && item.Content.Text("areaCode") is { } code && item.Content.Text("name") is { } name && item.Content["shape"] is JsonObject shape
            ? new AreaDocument(kind, code, name, shape)
            : throw new SettingsRefusedException(item.Path, "settings.content", $"{item.Path}.json", "$");
}
