using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Townline.Platform.Settings;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;

namespace Townline.Requests.Duplicates;

/// <summary>How much each sign counts for two reports being the same problem, where the town has weights of its own.</summary>
internal sealed class NearWeightSettings(Store store) : ISettingsKind
{
    private const string Only = "weights";

    public string Name => "near-duplicates";

    public int Order => 50;

    public async Task<IReadOnlyList<SettingsItem>> Read(Tenant town, CancellationToken cancel)
    {
        await using var db = store.Read(town.Id);
        return await db.Set<NearSetting>().FirstOrDefaultAsync(cancel) is { } own ? [new SettingsItem(Name, Only, JsonNode.Parse(own.Weights)!.AsObject())] : [];
    }

    public Task<Func<Unit, Task>> Prepare(SettingsEdit edit, IReadOnlyList<SettingsItem> items, CancellationToken cancel)
    {
        var own = items[0].Content.ToJsonString();
        try
        {
            _ = NearWeights.With(own);
        }
        catch (JsonException wrong)
        {
            throw new SettingsRefusedException(items[0].Path, "settings.content", $"{items[0].Path}.json", wrong.Path ?? wrong.Message);
        }

        return Task.FromResult<Func<Unit, Task>>(unit => NearSettings.Set(unit, own));
    }
}
