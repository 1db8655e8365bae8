using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Townline.Platform;
using Townline.Platform.Events;
using Townline.Platform.Settings;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Requests.Contracts;
using Townline.Transfer.Contracts;

namespace Townline.Transfer.Settings;

/// <inheritdoc/>
internal sealed class SettingsExchange(Store store, IEnumerable<ISettingsKind> kinds, TimeProvider time) : ISettingsExchange
{
    private readonly IReadOnlyList<ISettingsKind> _kinds = [.. kinds.OrderBy(kind => kind.Order).ThenBy(kind => kind.Name, StringComparer.Ordinal)];

    public async Task<SettingsFiles> Export(Tenant town, CancellationToken cancel) =>
        new(new SettingsOrigin(town.Name, ThisProgram.Version, Schema(), time.GetUtcNow()), [.. (await ReadAll(town, cancel)).Values]);

    public async Task<SettingsPlan> Compare(Tenant town, SettingsFiles files, CancellationToken cancel)
    {
        if (files.About.FormatVersion > SettingsOrigin.FormatNow || files.About.SchemaVersion > Schema())
        {
            throw new SettingsRefusedException("", "settings.newer", files.About.ProgramVersion, ThisProgram.Version);
        }

        var here = await ReadAll(town, cancel);
        var planned = new List<PlannedItem>();
        foreach (var kind in _kinds)
        {
            foreach (var item in files.Items.Where(item => item.Kind == kind.Name).OrderBy(item => item.Code, StringComparer.Ordinal))
            {
                var before = here.GetValueOrDefault(item.Path);
                planned.Add(Plan(before, await kind.Fit(town, item, before, cancel)));
            }
        }

        var strange = files.Items.Where(item => _kinds.All(kind => kind.Name != item.Kind)).Select(item => item.Kind).FirstOrDefault();
        if (strange is not null)
        {
            throw new SettingsRefusedException(strange, "settings.strange", strange);
        }

        return new SettingsPlan(files.About, planned, [.. here.Keys.Except(files.Items.Select(item => item.Path))]);
    }

    public async Task Apply(Tenant town, Actor actor, IReadOnlyList<PlannedItem> chosen, string? reason, CancellationToken cancel)
    {
        var edit = new SettingsEdit(town, reason);
        var work = new List<Func<Unit, Task>>();
        foreach (var kind in _kinds)
        {
            if (chosen.Where(item => item.Item.Kind == kind.Name && item.Change != PlannedChange.Same).Select(item => item.Item).ToList() is { Count: > 0 } items)
            {
                work.Add(await kind.Prepare(edit, items, cancel));
            }
        }

        try
        {
            await store.Write(
                town.Id,
                actor,
                async unit =>
                {
                    foreach (var one in work)
                    {
                        await one(unit);
                    }
                },
                cancel);
        }
        catch (RuleBrokenException broken)
        {
            throw new SettingsRefusedException("", $"rule.{broken.Code}", [.. broken.Args]);
        }
    }

    private int Schema() => Migrator.Newest(store.Engine.Name);

    private async Task<Dictionary<string, SettingsItem>> ReadAll(Tenant town, CancellationToken cancel)
    {
        var all = new Dictionary<string, SettingsItem>(StringComparer.Ordinal);
        foreach (var kind in _kinds)
        {
            foreach (var item in await kind.Read(town, cancel))
            {
                all[item.Path] = item;
            }
        }

        return all;
    }

    private static PlannedItem Plan(SettingsItem? before, FittedItem after)
    {
        var same = before is not null && JsonNode.DeepEquals(before.Content, after.Item.Content);
        var changes = before is null || same ? [] : Differences.Between(before.Content, after.Item.Content);
        var change = before is null ? PlannedChange.Added : same || changes.Count == 0 ? PlannedChange.Same : PlannedChange.Changed;
        var seen = SHA256.HashData(Encoding.UTF8.GetBytes($"{before?.Content.ToJsonString()}\n{after.Item.Content.ToJsonString()}"));
        return new PlannedItem(after.Item, change, changes, after.Remarks, Convert.ToHexStringLower(seen)[..16]);
    }
}
