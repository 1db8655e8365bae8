using System.Globalization;
using Townline.Requests.Contracts;
using Townline.Work.Calendars;
using Townline.Work.Contracts;

namespace Townline.Work.Views;

/// <summary>From the words of an address to what is selected, with a remark on each that means nothing here.</summary>
internal sealed class ListReading(ListTown town, long staffId, List<ListRemark> remarks)
{
    private const int MostValues = 60;
    private const int MostDays = 3650;
    private const int LongestWords = 200;

    private static readonly Dictionary<string, bool?> Opens = new() { ["open"] = true, ["closed"] = false, ["any"] = null };
    private static readonly Dictionary<string, Priority> Priorities = Enum.GetValues<Priority>().ToDictionary(each => $"{each}".ToLowerInvariant());

    /// <summary>Values by filter; unknown filters are left out.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Values(IReadOnlyList<(string Name, string Value)> filters)
    {
        remarks.AddRange(filters.Select(filter => filter.Name).Where(name => !ListFilters.All.Contains(name)).Distinct().Take(5).Select(name => new ListRemark("unknown-filter", Short(name))));
        return filters.Where(filter => ListFilters.All.Contains(filter.Name) && filter.Value.Length is > 0 and <= LongestWords)
            .GroupBy(filter => filter.Name)
            .ToDictionary(group => group.Key, group => (IReadOnlyList<string>)[.. group.Select(filter => filter.Value).Distinct().Take(MostValues)]);
    }

    /// <returns>The queue that is meant, and what is selected. A filter stands over what the queue says of the same thing.</returns>
    public (string Queue, RequestSelection Selection) Select(string queue, IReadOnlyDictionary<string, IReadOnlyList<string>> filters)
    {
        (queue, var selection) = Queue(queue, filters);
        foreach (var (name, values) in filters)
        {
            selection = Filter(selection, name, values);
        }

        return (queue, selection);
    }

    private (string Queue, RequestSelection Selection) Queue(string queue, IReadOnlyDictionary<string, IReadOnlyList<string>> filters)
    {
        if (queue == DeskList.Search)
        {
            return (queue, new RequestSelection { Open = null });
        }

        var (key, same) = queue switch
        {
            "unassigned" => (new QueueKey(QueueKind.Unassigned), ListFilters.Assignee),
            "due-soon" => (new QueueKey(QueueKind.DueSoon), ListFilters.Due),
            "overdue" => (new QueueKey(QueueKind.Overdue), ListFilters.Due),
            "disputed" => (new QueueKey(QueueKind.Disputed), ""),
            DeskList.Open => (new QueueKey(QueueKind.Open), ""),
            _ when queue.StartsWith(DeskList.TeamPrefix, StringComparison.Ordinal) && long.TryParse(queue.AsSpan(DeskList.TeamPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var team) =>
                (new QueueKey(QueueKind.Team, team), ListFilters.Team),
            _ => (new QueueKey(QueueKind.Mine, staffId), ListFilters.Assignee),
        };
        return filters.ContainsKey(same)
            ? (DeskList.Open, new RequestSelection())
            : (key.Kind == QueueKind.Mine ? DeskList.Mine : queue, key.Selection);
    }

    private RequestSelection Filter(RequestSelection selection, string name, IReadOnlyList<string> values) => name switch
    {
        ListFilters.Status => Status(selection, values),
        ListFilters.Due => Due(selection, values),
        ListFilters.Service => With(Known<long>(name, values, code => town.Services.ByCode(code) is { } service ? (service.Id, service.Active) : null), ids => selection with { ServiceIds = ids }, selection),
        ListFilters.Team => With(Known<long>(name, values, code => town.Teams.ByCode(code) is { } team ? (team.Id, team.Active) : null), ids => selection with { TeamIds = ids }, selection),
        ListFilters.Assignee => With(Known<long>(name, values, Person), ids => selection with { Assignees = ids }, selection),
        ListFilters.Area => With(Known<string>(name, values, code => town.Areas.Any(area => area.Code == code) ? (code, true) : null), codes => selection with { Areas = codes }, selection),
        ListFilters.Priority => With(Known<Priority>(name, values, word => Priorities.TryGetValue(word, out var priority) ? (priority, true) : null), each => selection with { Priorities = each }, selection),
        ListFilters.Channel => selection with { Channels = values },
        ListFilters.Language => selection with { Languages = values },
        ListFilters.Older => Days(name, values) is { } days ? selection with { RequestedBefore = town.Now.AddDays(-days) } : selection,
        ListFilters.Newer => Days(name, values) is { } days ? selection with { RequestedFrom = town.Now.AddDays(-days) } : selection,
        _ => selection with { Text = values[0] },
    };

    /// <summary>Open, closed, any, or states of the town's workflows.</summary>
    private RequestSelection Status(RequestSelection selection, IReadOnlyList<string> values)
    {
        if (values is [var one] && Opens.TryGetValue(one, out var open))
        {
            return selection with { Open = open };
        }

        var states = town.Services.All.SelectMany(service => service.Workflow.States).ToLookup(state => state.Key, state => state.Open);
        var keys = Known<string>(ListFilters.Status, values, key => states.Contains(key) ? (key, true) : null);
        return With(keys, known => selection with { States = known, Open = known.All(key => states[key].All(isOpen => isOpen)) ? true : null }, selection);
    }

    private RequestSelection Due(RequestSelection selection, IReadOnlyList<string> values)
    {
        if (values is ["today"])
        {
            var today = WallTime.Day(town.Now, town.Zone);
            return selection with { DueFrom = WallTime.At(today, 0, town.Zone), DueBefore = WallTime.At(today.AddDays(1), 0, town.Zone) };
        }

        var states = Known<int>(ListFilters.Due, values, word => word == "late" ? (2, true) : word == "soon" ? (1, true) : null);
        return With(states, known => selection with { Due = known }, selection);
    }

    private (long, bool)? Person(string word) => word switch
    {
        "me" => (staffId, true),
        "nobody" => (RequestSelection.Nobody, true),
        _ => town.Staff.FirstOrDefault(member => string.Equals(member.Email, word, StringComparison.OrdinalIgnoreCase)) is { } member ? (member.Id, member.Active) : null,
    };

    private double? Days(string name, IReadOnlyList<string> values)
    {
        if (int.TryParse(values[0], NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is > 0 and <= MostDays)
        {
            return days;
        }

        remarks.Add(new ListRemark("unknown-days", name));
        return null;
    }

    /// <summary>What values mean; a remark on each that is gone.</summary>
    /// <param name="find">Null: there is none; false: it is no longer in use, and is still asked for.</param>
    private List<T> Known<T>(string filter, IReadOnlyList<string> values, Func<string, (T Value, bool InUse)?> find)
    {
        var known = new List<T>();
        foreach (var value in values)
        {
            var found = find(value);
            if (found is not { InUse: true })
            {
                remarks.Add(new ListRemark(found is null ? $"gone.{filter}" : $"unused.{filter}", Short(value)));
            }

            if (found is { } one)
            {
                known.Add(one.Value);
            }
        }

        return known;
    }

    /// <summary>When nothing of what was asked for is there, nothing matches: a list that silently showed all would mislead.</summary>
    private static RequestSelection With<T>(List<T> known, Func<List<T>, RequestSelection> with, RequestSelection selection) => known.Count == 0 ? selection with { Nothing = true } : with(known);

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
