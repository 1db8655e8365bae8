using System.Text.Json.Nodes;
using Townline.Platform.Settings;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;

namespace Townline.Transfer.Settings.Kinds;

/// <summary>
/// The town itself, in two files: how it works and looks, which another may want, and who it is and how it is reached, which another hardly
/// wants. Host names and the logo's picture stay.
/// </summary>
internal sealed class TownSettings(TenantDirectory directory, TownEditor editor) : ISettingsKind
{
    private const string General = "general";
    private const string Own = "own";
    private static readonly string[] OwnSettings = ["contactPhone", "contactEmail", "contactAddress", "contactHours", "south", "west", "north", "east"];

    public string Name => "town";

    public int Order => 50;

    public async Task<IReadOnlyList<SettingsItem>> Read(Tenant town, CancellationToken cancel)
    {
        town = await directory.Get(town.Id, cancel);
        var settings = Content.Of(town.Settings, "logo");
        var own = new JsonObject { ["name"] = town.Name, ["timeZone"] = town.TimeZone };
        foreach (var member in OwnSettings.Where(settings.ContainsKey))
        {
            own[member] = settings[member]?.DeepClone();
            settings.Remove(member);
        }

        settings["languages"] = new JsonArray([.. town.Languages.Select(language => (JsonNode)language)]);
        return [new SettingsItem(Name, General, settings), new SettingsItem(Name, Own, own, IsOwn: true)];
    }

    public Task<FittedItem> Fit(Tenant town, SettingsItem item, SettingsItem? here, CancellationToken cancel) =>
        Task.FromResult(new FittedItem(item with { IsOwn = item.Code == Own }, []));

    public async Task<Func<Unit, Task>> Prepare(SettingsEdit edit, IReadOnlyList<SettingsItem> items, CancellationToken cancel)
    {
        var before = TownSheet.Of(await directory.Get(edit.Town.Id, cancel));
        var after = items.Aggregate(before, Apply);
        foreach (var problem in await editor.Problems(edit.Town.Id, after, cancel))
        {
            throw new SettingsRefusedException(items[0].Path, $"town.{problem.Code}", problem.Args);
        }

        return unit => editor.Save(unit, after, before.Version, edit.Reason);
    }

    private TownSheet Apply(TownSheet town, SettingsItem item)
    {
        // Members that the file does not have stay as they are here, but those of its own that are empty there are empty here.
        var settings = Content.Of(town.Settings);
        foreach (var member in settings.Select(member => member.Key).Where(member => member != "logo" && OwnSettings.Contains(member) == (item.Code == Own)).ToList())
        {
            settings.Remove(member);
        }

        foreach (var (member, value) in item.Content.Where(member => member.Key is not ("name" or "timeZone" or "languages" or "logo")))
        {
            settings[member] = value?.DeepClone();
        }

        return town with
        {
            Settings = Content.Read<TenantSettings>(item with { Content = settings }),
            Name = item.Content.Text("name") ?? town.Name,
            TimeZone = item.Content.Text("timeZone") ?? town.TimeZone,
            Languages = item.Content["languages"] is JsonArray languages ? [.. languages.Select(language => $"{language}")] : town.Languages,
        };
    }
}
