using System.Text.Json.Nodes;
using Townline.Identity.Contracts;
using Townline.Platform.Settings;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Work.Contracts;

namespace Townline.Transfer.Settings.Kinds;

/// <summary>
/// Teams. Their members are people: told by their e-mail address, taken over where they have an account here, otherwise left out with a
/// remark; nobody who is in a team here is put out of it.
/// </summary>
internal sealed class TeamSettings(ITeams teams, ITeamEditor editor, IStaffDirectory staff) : ISettingsKind
{
    internal const string KindName = "teams";

    public string Name => KindName;

    public int Order => 30;

    public async Task<IReadOnlyList<SettingsItem>> Read(Tenant town, CancellationToken cancel)
    {
        var (list, people) = (await teams.Of(town.Id), (await staff.All(town.Id, cancel)).ToDictionary(member => member.Id));
        return [.. list.All.Select(team => new SettingsItem(Name, team.Code, Write(team, list, people)))];
    }

    public async Task<FittedItem> Fit(Tenant town, SettingsItem item, SettingsItem? here, CancellationToken cancel)
    {
        var content = (JsonObject)item.Content.DeepClone();
        var known = (await staff.All(town.Id, cancel)).Where(member => member.Active).Select(member => member.Email).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var coming = Members(content);
        var strangers = coming.Keys.Where(email => !known.Contains(email)).ToList();
        var members = here is null ? [] : Members(here.Content);
        foreach (var (email, member) in coming.Where(member => known.Contains(member.Key)))
        {
            members[email] = member;
        }

        content["members"] = new JsonArray([.. members.OrderBy(member => member.Key, StringComparer.OrdinalIgnoreCase).Select(member => member.Value.DeepClone())]);
        return new FittedItem(
            item with { Content = content },
            strangers.Count == 0 ? [] : [new SettingsRemark("strangers", string.Join(", ", strangers))]);
    }

    public async Task<Func<Unit, Task>> Prepare(SettingsEdit edit, IReadOnlyList<SettingsItem> items, CancellationToken cancel)
    {
        var (list, people) = (await teams.Of(edit.Town.Id), await staff.All(edit.Town.Id, cancel));
        var ids = people.ToDictionary(member => member.Email, member => member.Id, StringComparer.OrdinalIgnoreCase);

        // Their ids first: a team may stand in for one that comes after it. Those that stand in are saved after those they stand in for.
        items.ToList().ForEach(item => edit.IdFor(Name, item.Code, list.ByCode(item.Code)?.Id));
        var wanted = items.Select(item => Read(edit, item, list, ids)).OrderBy(team => team.InsteadOfId is not null).ToList();
        return async unit =>
        {
            foreach (var team in wanted)
            {
                await editor.Save(unit, team, edit.Reason);
            }
        };
    }

    private static JsonObject Write(Team team, TeamList list, Dictionary<long, StaffMember> people)
    {
        var content = Content.Of(team with { Members = [] }, "id", "code", "version", "insteadOfId");
        if (team.InsteadOfId is { } id && list.ById(id) is { } other)
        {
            content["insteadOf"] = other.Code;
        }

        content["members"] = new JsonArray(
        [
            .. team.Members.Where(member => people.ContainsKey(member.StaffId)).OrderBy(member => people[member.StaffId].Email, StringComparer.OrdinalIgnoreCase).Select(member =>
            {
                var written = Content.Of(member, "staffId");
                written.Insert(0, "email", people[member.StaffId].Email);
                return written;
            }),
        ]);
        return content;
    }

    private static Team Read(SettingsEdit edit, SettingsItem item, TeamList list, Dictionary<string, long> ids)
    {
        var members = new JsonArray();
        foreach (var (email, member) in Members(item.Content))
        {
            var written = (JsonObject)member.DeepClone();
            written.Remove("email");
            written["staffId"] = ids.TryGetValue(email, out var id) ? id : throw new SettingsRefusedException(item.Path, "settings.stranger", email);
            members.Add((JsonNode)written);
        }

        var here = list.ByCode(item.Code);
        JsonNode? insteadOf = item.Content.Text("insteadOf") is { } other
            ? list.ByCode(other)?.Id ?? (edit.NewIds.TryGetValue((KindName, other), out var made) ? made : throw new SettingsRefusedException(item.Path, "settings.no-team", item.Code, other))
            : null;
        return Content.Read<Team>(
            item, ("id", edit.IdFor(KindName, item.Code, here?.Id)), ("code", item.Code), ("version", here?.Version ?? 0), ("insteadOfId", insteadOf), ("members", members));
    }

    private static Dictionary<string, JsonObject> Members(JsonObject content) =>
        (content["members"] as JsonArray ?? []).OfType<JsonObject>().Where(member => member.Text("email") is not null)
            .DistinctBy(member => member.Text("email"), StringComparer.OrdinalIgnoreCase)
            .ToDictionary(member => member.Text("email")!, StringComparer.OrdinalIgnoreCase);
}
