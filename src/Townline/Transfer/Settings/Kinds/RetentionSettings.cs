using Townline.Platform.Retention;
using Townline.Platform.Settings;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;

namespace Townline.Transfer.Settings.Kinds;

/// <summary>Classes of how long things are kept, with what falls under them. What is held back stays where it is.</summary>
internal sealed class RetentionSettings(Store store, RetentionBook book) : ISettingsKind
{
    public string Name => "retention";

    public int Order => 60;

    public async Task<IReadOnlyList<SettingsItem>> Read(Tenant town, CancellationToken cancel) =>
        [.. (await All(town, cancel)).Select(rule => new SettingsItem(Name, rule.Code, Content.Of(rule, "id", "code", "version")))];

    public async Task<Func<Unit, Task>> Prepare(SettingsEdit edit, IReadOnlyList<SettingsItem> items, CancellationToken cancel)
    {
        var here = (await All(edit.Town, cancel)).ToDictionary(rule => rule.Code);
        var wanted = items.Select(item => (item.Path, Rule: Read(edit, item, here.GetValueOrDefault(item.Code)))).ToList();
        return async unit =>
        {
            foreach (var (path, rule) in wanted)
            {
                try
                {
                    await book.Save(unit, rule, edit.Reason);
                }
                catch (RetentionRefusedException refused)
                {
                    throw new SettingsRefusedException(path, $"retention.refused.{refused.Code}", [.. refused.Args]);
                }
            }
        };
    }

    private RetentionClass Read(SettingsEdit edit, SettingsItem item, RetentionClass? here)
    {
        var rule = Content.Read<RetentionClass>(item, ("id", edit.IdFor(Name, item.Code, here?.Id)), ("code", item.Code), ("version", here?.Version ?? 0));
        return rule with { Name = rule.Name ?? new([]), Reason = rule.Reason ?? new([]), Takes = rule.Takes ?? [], Subjects = rule.Subjects ?? [] };
    }

    private async Task<IReadOnlyList<RetentionClass>> All(Tenant town, CancellationToken cancel)
    {
        await using var db = store.Read(town.Id);
        return await book.All(db, cancel);
    }
}
