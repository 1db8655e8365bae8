using System.Text.Json.Nodes;
using Townline.Platform.Settings;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;

namespace Townline.Transfer.Settings.Kinds;

/// <summary>What a town says in its own words, one file a language. Texts that only this town has stay.</summary>
internal sealed class WordingSettings(Wording wording) : ISettingsKind
{
    public string Name => "wording";

    public int Order => 60;

    public async Task<IReadOnlyList<SettingsItem>> Read(Tenant town, CancellationToken cancel) =>
    [
        .. (await wording.List(town.Id, cancel)).GroupBy(row => row.Language).OrderBy(rows => rows.Key, StringComparer.Ordinal).Select(rows => new SettingsItem(
            Name, rows.Key, new JsonObject(rows.OrderBy(row => row.Key, StringComparer.Ordinal).Select(row => KeyValuePair.Create(row.Key, (JsonNode?)row.Text))))),
    ];

    public Task<FittedItem> Fit(Tenant town, SettingsItem item, SettingsItem? here, CancellationToken cancel)
    {
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, text) in Texts(here?.Content))
        {
            texts[key] = text;
        }

        var unusable = new List<string>();
        foreach (var (key, text) in Texts(item.Content))
        {
            if (wording.Problem(item.Code, key, text) is null)
            {
                texts[key] = text;
            }
            else
            {
                unusable.Add(key);
            }
        }

        return Task.FromResult(new FittedItem(
            item with { Content = new JsonObject(texts.Select(text => KeyValuePair.Create(text.Key, (JsonNode?)text.Value))) },
            unusable.Count == 0 ? [] : [new SettingsRemark("unusable", string.Join(", ", unusable))]));
    }

    public Task<Func<Unit, Task>> Prepare(SettingsEdit edit, IReadOnlyList<SettingsItem> items, CancellationToken cancel) =>
        Task.FromResult<Func<Unit, Task>>(async unit =>
        {
            foreach (var item in items)
            {
                foreach (var (key, text) in Texts(item.Content))
                {
                    await wording.Set(unit, new NewWording(item.Code, key, text));
                }
            }
        });

    private static IEnumerable<(string Key, string Text)> Texts(JsonObject? content) =>
        (content ?? []).Where(member => member.Value is JsonValue value && value.TryGetValue<string>(out _)).Select(member => (member.Key, member.Value!.GetValue<string>()));
}
