using System.Globalization;
using Townline.Conversations.Contracts;
using Townline.Faces.Shared.Fields;
using Townline.Identity.Contracts;
using Townline.Places.Contracts;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Faces.Desk.Queues;

/// <summary>Makes the form of the filters from what the town has: its services, states, teams, people, areas.</summary>
internal sealed class FilterForms(ICatalogue catalogue, ITeams teams, IStaffDirectory staff, IPlaces places, IEnumerable<IChannel> channels, IWords words)
{
    public async Task<FilterForm> Of(Tenant tenant, DeskList list, CancellationToken cancel)
    {
        var services = await catalogue.Of(tenant.Id);
        var members = (await staff.All(tenant.Id, cancel)).Where(member => member.Active).OrderBy(member => member.Name);
        var areas = (await places.Areas(tenant.Id)).Where(area => area.Kind == AreaKinds.District).DistinctBy(area => area.Code);
        FilterGroup[] groups =
        [
            Group(list, ListFilters.Service, FieldKind.Checkboxes, services.Active.Select(service => new FieldOption(service.Code, words.Of(service.Name)))),
            Group(list, ListFilters.Status, FieldKind.Checkboxes, Words(ListFilters.Status, "closed", "any").Concat(States(services))),
            Group(list, ListFilters.Team, FieldKind.Checkboxes, (await teams.Of(tenant.Id)).Active.Select(team => new FieldOption(team.Code, words.Of(team.Name)))),
            Group(list, ListFilters.Assignee, FieldKind.Checkboxes, Words(ListFilters.Assignee, "me", "nobody").Concat(members.Select(member => new FieldOption(member.Email, member.Name)))),
            Group(list, ListFilters.Area, FieldKind.Checkboxes, areas.Select(area => new FieldOption(area.Code, area.Name))),
            Group(list, ListFilters.Due, FieldKind.Checkboxes, Words(ListFilters.Due, "late", "soon", "today")),
            Group(list, ListFilters.Priority, FieldKind.Checkboxes, Words(ListFilters.Priority, "urgent", "high", "normal")),
            Group(list, ListFilters.Channel, FieldKind.Checkboxes, channels.Select(channel => new FieldOption(channel.Name, ChannelName(channel.Name)))),
            Group(list, ListFilters.Language, FieldKind.Checkboxes, words.Languages.Where(language => language != LanguageTag.Pseudo).Select(language => new FieldOption(language, LanguageTag.OwnName(language)))),
            Group(list, ListFilters.Older, FieldKind.Number, []),
            Group(list, ListFilters.Newer, FieldKind.Number, []),
            Group(list, ListFilters.Words, FieldKind.Text, []),
        ];
        return new FilterForm(list, list.Base == DeskList.Search ? "/desk/search" : "/desk", groups, [.. list.Remarks.Select(Sentence)]);
    }

    private IEnumerable<FieldOption> Words(string filter, params string[] values) => values.Select(value => new FieldOption(value, words[$"desk.list.{filter}.{value}"]));

    /// <summary>The states of all workflows, each word once.</summary>
    private IEnumerable<FieldOption> States(ServiceCatalogue services) =>
        services.Active.SelectMany(service => service.Workflow.States).Where(state => state.Open).DistinctBy(state => state.Key).Select(state => new FieldOption(state.Key, words.Of(state.Name)));

    private string ChannelName(string name) => words.Has($"desk.channel.{name}") ? words[$"desk.channel.{name}"] : name;

    private FilterGroup Group(DeskList list, string filter, FieldKind kind, IEnumerable<FieldOption> options)
    {
        var (all, values) = (options.ToList(), list.Of(filter));
        var field = new Field(filter, kind, words[$"desk.list.{filter}"]) { Options = all, Values = values, Optional = kind != FieldKind.Checkboxes, Width = kind == FieldKind.Number ? 5 : null };
        return new FilterGroup(field, string.Join(", ", values.Select(value => all.Find(option => option.Value == value)?.Label ?? value)));
    }

    private string Sentence(ListRemark remark) => words[$"desk.list.remark.{remark.Code}", words.Has($"desk.list.{remark.What}") ? words[$"desk.list.{remark.What}"] : remark.What];
}
