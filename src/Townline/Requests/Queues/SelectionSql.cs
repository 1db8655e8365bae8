using System.Globalization;
using Townline.Requests.Contracts;

namespace Townline.Requests.Queues;

/// <summary>
/// A <see cref="RequestSelection"/> as SQL that both engines run. A list is one or three walks, each along one index in its order (<see cref="Parts"/>); what that
/// index does not know is looked up in at most <see cref="Window"/> of its rows.
/// </summary>
internal sealed class SelectionSql
{
    /// <summary>Rows of an index that are looked at for one page.</summary>
    public const int Window = 4000;

    /// <summary>And for one count: there are many of them on a page.</summary>
    public const int CountWindow = 1000;

    private const string Columns = "id, state, is_open, service_id, team_id, assignee_id, area, channel, language, priority, requested_at, urgency, due_at, due, disputed";

    /// <summary>All that a view can ask for: the indexes over what is open hold these after what they are sorted by, so that counts and pages look no row up.</summary>
    private static readonly string[] Asked =
    [
        nameof(Request.IsOpen), nameof(Request.State), nameof(Request.ServiceId), nameof(Request.TeamId), nameof(Request.AssigneeId), nameof(Request.Area), nameof(Request.Channel),
        nameof(Request.Language), nameof(Request.Priority), nameof(Request.RequestedAt), nameof(Request.DueAt), nameof(Request.Due), nameof(Request.Disputed),
    ];

    private readonly RequestSelection _selection;
    private readonly IReadOnlyList<long>? _hits;
    private readonly SqlValues _values;
    private readonly List<string> _walk = ["tenant_id = @tenant"];
    private string _sortedWithin = "";

    /// <summary>Filters that the walk itself takes care of.</summary>
    private readonly HashSet<string> _walked = [];
    private readonly string _rest;

    /// <param name="hits">What the full-text index found; null when no words were asked for.</param>
    /// <param name="values">Gets the parameters, so that several lists can stand in one statement.</param>
    public SelectionSql(RequestSelection selection, IReadOnlyList<long>? hits, SqlValues values)
    {
        (_selection, _hits, _values) = (selection, hits, values);
        Newest = selection.Open != true;
        Parts = Walk();
        _rest = string.Join(" AND ", Rest());
    }

    /// <summary>The columns of an index over what is open, the most urgent first within each value of one of them.</summary>
    public static string[] OpenIndex(string first) => [nameof(Request.TenantId), first, nameof(Request.Urgency), nameof(Request.Id), .. Asked.Where(column => column != first)];

    /// <summary>Newest first instead of most urgent first.</summary>
    public bool Newest { get; }

    /// <summary>What each part adds to the conditions of the walk.</summary>
    public IReadOnlyList<string> Parts { get; }

    /// <summary>There are conditions that the index of the walk does not know.</summary>
    public bool HasRest => _rest.Length > 0;

    private string Sort => Newest ? "requested_at" : "urgency";

    private string Order => Newest ? "requested_at DESC, id DESC" : $"{_sortedWithin}urgency, id";

    /// <summary>Ids and places of a part's rows after a place (@at, @id), in order, @take of them.</summary>
    public string Rows(int part, bool after) => HasRest
        ? $"SELECT id, {Sort} AS place FROM ({Steps(Columns, part, after)} LIMIT {Window}) w WHERE {_rest} ORDER BY {Order} LIMIT @take"
        : $"{Steps($"id, {Sort} AS place", part, after)} LIMIT @take";

    /// <summary>Where the window of a part ends; no row when the part ends before it.</summary>
    public string WindowEnd(int part, bool after) => $"{Steps($"id, {Sort} AS place", part, after)} LIMIT 1 OFFSET {Window - 1}";

    /// <summary>How many match among the first rows, and whether all were looked at.</summary>
    public string Count(int number)
    {
        var found = HasRest ? $"coalesce(sum(CASE WHEN {_rest} THEN 1 ELSE 0 END), 0)" : "count(*)";
        var most = HasRest ? CountWindow : BoundedCount.Most + 1;
        var columns = HasRest ? Columns : "id";
        var parts = Parts.Select((_, part) => $"SELECT * FROM ({Steps(columns, part, false)} LIMIT {most}) w{number}_{part}");

        // One window over all parts: the engines begin a part only where those before it have ended.
        return $"SELECT {number} AS number, CAST({found} AS bigint) AS found, CAST(count(*) AS bigint) AS looked, {most} AS most FROM (SELECT * FROM ({string.Join(" UNION ALL ", parts)}) u{number} LIMIT {most}) c{number}";
    }

    private string Steps(string columns, int part, bool after)
    {
        var conditions = _walk.Append(Parts[part]).Append(after ? $"({Sort}, id) {(Newest ? "<" : ">")} (@at, @id)" : "").Where(each => each.Length > 0);
        return $"SELECT {columns} FROM requests_request WHERE {string.Join(" AND ", conditions)} ORDER BY {Order}";
    }

    /// <summary>Chooses the index to walk and says of which parts the walk is.</summary>
    private IReadOnlyList<string> Walk()
    {
        if (_selection.Nothing || _hits is not null)
        {
            // By the primary key, sorted afterwards: they are few.
            _walk.Add($"id IN ({(_selection.Nothing || _hits is not { Count: > 0 } hits ? "0" : Numbers(hits))})");
            return [""];
        }

        return Newest ? WalkNewest() : WalkOpen();
    }

    /// <summary>By (town, moment), or (town, service, moment).</summary>
    private IReadOnlyList<string> WalkNewest()
    {
        if (_selection.ServiceIds is [var service])
        {
            Walked("service", $"service_id = {service}");
        }

        _walked.Add("requested");
        _walk.AddRange(Span("requested_at", _selection.RequestedFrom, _selection.RequestedBefore));
        return [""];
    }

    /// <summary>By one of the indexes over what is open, each of which ends with the urgency. Written out, not as a parameter: partial indexes are chosen by it.</summary>
    private IReadOnlyList<string> WalkOpen()
    {
        Walked("open", "is_open = 1");
        _walked.Add("promise");
        _walk.AddRange(Span("urgency", _selection.DueFrom, _selection.DueBefore));
        if (_selection.Assignees is [var person])
        {
            // PostgreSQL does not take "is null" for one value, and would sort all of them.
            _sortedWithin = person == RequestSelection.Nobody ? "assignee_id, " : "";
            return Walked("assignee", person == RequestSelection.Nobody ? "assignee_id IS NULL" : $"assignee_id = {person}");
        }

        if (_selection.TeamIds is [var team])
        {
            return Walked("team", $"team_id = {team}");
        }

        if (_selection.Disputed)
        {
            return Walked("disputed", "disputed = 1");
        }

        if (_selection.Priorities is [not Priority.Normal and var priority])
        {
            return Walked("priority", $"priority = {(int)priority} AND priority > 0");
        }

        // All that is open: what is overdue comes before what is soon, and that before the rest; within each the index gives the order.
        _walked.Add("due");
        return [.. (_selection.Due is { Count: > 0 } due ? due : [0, 1, 2]).OrderDescending().Select(state => $"due = {state}")];
    }

    private IReadOnlyList<string> Walked(string filter, string condition)
    {
        _walked.Add(filter);
        _walk.Add(condition);
        return [""];
    }

    private IEnumerable<string> Rest()
    {
        var wanted = new (string Filter, IEnumerable<string> Conditions)[]
        {
            ("open", _selection.Open is { } open ? [open ? "is_open = 1" : "is_open = 0"] : []),
            ("state", OneOf("state", _selection.States)),
            ("service", OneOf("service_id", _selection.ServiceIds)),
            ("team", OneOf("team_id", _selection.TeamIds)),
            ("area", OneOf("area", _selection.Areas)),
            ("channel", OneOf("channel", _selection.Channels)),
            ("language", OneOf("language", _selection.Languages)),
            ("assignee", OneAssignee()),
            ("priority", OneOf("priority", [.. _selection.Priorities.Select(each => (long)each)])),
            ("due", OneOf("due", [.. _selection.Due.Select(state => (long)state)])),
            ("disputed", _selection.Disputed ? ["disputed = 1"] : []),
            ("promise", Span("due_at", _selection.DueFrom, _selection.DueBefore)),
            ("requested", Span("requested_at", _selection.RequestedFrom, _selection.RequestedBefore)),
        };
        return wanted.Where(each => !_walked.Contains(each.Filter)).SelectMany(each => each.Conditions).ToList();
    }

    private IEnumerable<string> OneAssignee()
    {
        var people = _selection.Assignees.Where(id => id != RequestSelection.Nobody).ToList();
        var either = OneOf("assignee_id", people).Concat(people.Count < _selection.Assignees.Count ? ["assignee_id IS NULL"] : []).ToList();
        return either.Count == 0 ? [] : [$"({string.Join(" OR ", either)})"];
    }

    private IEnumerable<string> OneOf(string column, IReadOnlyList<string> wanted) =>
        wanted.Count == 0 ? [] : [$"{column} IN ({string.Join(", ", wanted.Select(_values.Add))})"];

    private static IEnumerable<string> OneOf(string column, IReadOnlyList<long> wanted) => wanted.Count == 0 ? [] : [$"{column} IN ({Numbers(wanted)})"];

    private IEnumerable<string> Span(string column, DateTimeOffset? from, DateTimeOffset? before)
    {
        if (from is { } first)
        {
            yield return $"{column} >= {_values.Add(first.ToUnixTimeMilliseconds())}";
        }

        if (before is { } end)
        {
            yield return $"{column} < {_values.Add(end.ToUnixTimeMilliseconds())}";
        }
    }

    /// <summary>Ids are whole numbers, so they may stand in the statement as they are.</summary>
    private static string Numbers(IEnumerable<long> ids) => string.Join(',', ids.Select(id => id.ToString(CultureInfo.InvariantCulture)));
}

/// <summary>The parameters of a statement that is put together from pieces.</summary>
internal sealed class SqlValues
{
    public Dictionary<string, object> All { get; } = [];

    /// <summary>Adds a value; the text that stands for it in the statement.</summary>
    public string Add(object value)
    {
        var name = $"v{All.Count}";
        All[name] = value;
        return $"@{name}";
    }
}
