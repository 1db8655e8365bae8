using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Townline.Platform.Settings;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Work.Contracts;

namespace Townline.Work.Views;

/// <summary>Views that are shared, by their names; those of one clerk stay theirs. Whose a shared one is stays too: a new one belongs to whoever brings it in.</summary>
internal sealed class ViewSettings(Store store, ITeams teams) : ISettingsKind
{
    private const string Teams = "teams";

    public string Name => "views";

    public int Order => 50;

    public async Task<IReadOnlyList<SettingsItem>> Read(Tenant town, CancellationToken cancel)
    {
        var list = await teams.Of(town.Id);
        return [.. (await Shared(town, list, cancel)).OrderBy(view => view.Key, StringComparer.Ordinal).Select(view => new SettingsItem(Name, view.Key, Write(view.Value, list)))];
    }

    public async Task<Func<Unit, Task>> Prepare(SettingsEdit edit, IReadOnlyList<SettingsItem> items, CancellationToken cancel)
    {
        var list = await teams.Of(edit.Town.Id);
        var here = await Shared(edit.Town, list, cancel);
        var wanted = items.Select(item => Read(edit, item, here.GetValueOrDefault(item.Code), list)).ToList();
        return async unit =>
        {
            foreach (var view in wanted)
            {
                await ViewBook.Bring(unit, view);
            }
        };
    }

    private ViewOrder Read(SettingsEdit edit, SettingsItem item, ViewRow? here, TeamList list)
    {
        var content = Content.Read<ViewContent>(item);
        var audience = content.Team is null ? ViewAudience.Everybody : ViewAudience.Team;
        var text = content.List is null ? throw new SettingsRefusedException(item.Path, "settings.content", $"{item.Path}.json", "list") : Queue(content.List, code => $"{TeamOf(code)}");
        return new ViewOrder(edit.IdFor(Name, item.Code, here?.Id), content.Name ?? item.Code, text, audience, content.Team is { } team ? TeamOf(team) : null);

        long TeamOf(string code) => list.ByCode(code)?.Id
            ?? (edit.NewIds.TryGetValue((Teams, code), out var made) ? made : throw new SettingsRefusedException(item.Path, "settings.no-team", item.Code, code));
    }

    private static JsonObject Write(ViewRow view, TeamList list) => Content.Of(new ViewContent(
        view.Name,
        Queue(view.Text, id => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? list.ById(number)?.Code ?? id : id),
        view.TeamId is { } team ? list.ById(team)?.Code : null));

    /// <summary>A list with another name of its team, where its queue is that of a team; what else a list names has codes already.</summary>
    private static string Queue(string text, Func<string, string> team)
    {
        var end = text.IndexOf('&', StringComparison.Ordinal) is var cut && cut < 0 ? text.Length : cut;
        return text.StartsWith(DeskList.TeamPrefix, StringComparison.Ordinal) && end > DeskList.TeamPrefix.Length
            ? $"{DeskList.TeamPrefix}{team(text[DeskList.TeamPrefix.Length..end])}{text[end..]}"
            : text;
    }

    /// <summary>By the names of their files: the team's code before the view's name, and a number behind it where a name is there twice.</summary>
    private async Task<Dictionary<string, ViewRow>> Shared(Tenant town, TeamList list, CancellationToken cancel)
    {
        await using var db = store.Read(town.Id);
        var named = new Dictionary<string, ViewRow>(StringComparer.Ordinal);
        foreach (var view in await db.Set<ViewRow>().Where(view => view.Audience != ViewAudience.Mine).OrderBy(view => view.Id).ToListAsync(cancel))
        {
            var name = view.TeamId is { } team && list.ById(team) is { } known ? $"{known.Code} {view.Name}" : view.Name;
            var code = name;
            for (var number = 2; !named.TryAdd(code, view); number++)
            {
                code = $"{name} {number}";
            }
        }

        return named;
    }

    /// <param name="List">See <see cref="DeskList"/>, with the code of a team where its number stands.</param>
    /// <param name="Team">Code of the team that may open it; null for everybody.</param>
    private sealed record ViewContent(string? Name, string? List, string? Team);
}
