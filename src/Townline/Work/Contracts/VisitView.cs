namespace Townline.Work.Contracts;

/// <summary>Somebody who came to the counter.</summary>
internal sealed record VisitView
{
    public required long Id { get; init; }

    /// <summary>The day in the town, which the number belongs to.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>From 1 on each day; no two visitors of a day have the same.</summary>
    public required int Number { get; init; }
    public required VisitState State { get; init; }

    /// <summary>Code of a <see cref="VisitReason"/>.</summary>
    public required string Reason { get; init; }

    /// <summary>Tag of the language in which they want to be served.</summary>
    public string? Language { get; init; }

    /// <summary>Codes of <see cref="AccessNeed"/>s.</summary>
    public IReadOnlyList<string> Access { get; init; } = [];

    /// <summary>Only if they liked to say it.</summary>
    public string? Name { get; init; }

    /// <summary>Handed over, or back again: served before those who wait.</summary>
    public bool Front { get; init; }
    public required DateTimeOffset ArrivedAt { get; init; }
    public DateTimeOffset? CalledAt { get; init; }

    /// <summary>How often their number was called this time.</summary>
    public int Calls { get; init; }

    /// <summary>Where they were called, or are served.</summary>
    public string? Counter { get; init; }

    /// <summary>The counter that they were handed over to.</summary>
    public string? ToCounter { get; init; }
    public long? StaffId { get; init; }
    public DateTimeOffset? ServedAt { get; init; }
    public DateTimeOffset? DoneAt { get; init; }
    public long? PersonId { get; init; }

    /// <summary>Code of a <see cref="Disposition"/>, once done.</summary>
    public string? Outcome { get; init; }
    public string? Note { get; init; }
    public long? RequestId { get; init; }
}

/// <summary>The numbers are stored.</summary>
internal enum VisitState
{
    Waiting = 0,
    Called = 1,
    Serving = 2,
    Done = 3,

    /// <summary>Called three times and did not come; can come back.</summary>
    NoShow = 4,
}

/// <summary>What somebody may need at the counter; each has words ("counter.access." + code).</summary>
internal static class AccessNeed
{
    public static IReadOnlyList<string> All { get; } = ["seat", "hearing", "sight", "reading"];
}
