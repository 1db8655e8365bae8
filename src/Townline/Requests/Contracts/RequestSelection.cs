namespace Townline.Requests.Contracts;

/// <summary>Which requests a list of the desk shows. Empty collections and nulls do not narrow; several values of one kind mean "one of them".</summary>
internal sealed record RequestSelection
{
    /// <summary>Stands for "nobody" in <see cref="Assignees"/>; no account has this id.</summary>
    public const long Nobody = 0;

    /// <summary>True: open ones, most urgent first. False: closed ones; null: both; newest first.</summary>
    public bool? Open { get; init; } = true;
    public IReadOnlyList<string> States { get; init; } = [];
    public IReadOnlyList<long> ServiceIds { get; init; } = [];
    public IReadOnlyList<long> TeamIds { get; init; } = [];
    public IReadOnlyList<long> Assignees { get; init; } = [];

    /// <summary>Codes of areas.</summary>
    public IReadOnlyList<string> Areas { get; init; } = [];
    public IReadOnlyList<string> Channels { get; init; } = [];

    /// <summary>Tags such as "es".</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];
    public IReadOnlyList<Priority> Priorities { get; init; } = [];

    /// <summary>1 due soon, 2 overdue.</summary>
    public IReadOnlyList<int> Due { get; init; } = [];
    public bool Disputed { get; init; }

    /// <summary>The promise ends from here on…</summary>
    public DateTimeOffset? DueFrom { get; init; }

    /// <summary>… and before this.</summary>
    public DateTimeOffset? DueBefore { get; init; }
    public DateTimeOffset? RequestedFrom { get; init; }
    public DateTimeOffset? RequestedBefore { get; init; }

    /// <summary>Words; the full-text index answers, of its hits the newest thousand.</summary>
    public string? Text { get; init; }

    /// <summary>Nothing can match: what was asked for is there no longer.</summary>
    public bool Nothing { get; init; }
}

/// <summary>How urgent staff hold a request to be, beside its promise. The numbers are stored.</summary>
internal enum Priority
{
    Normal = 0,
    High = 1,
    Urgent = 2,
}
