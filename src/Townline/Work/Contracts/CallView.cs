namespace Townline.Work.Contracts;

/// <summary>A call as the desk shows it.</summary>
internal sealed record CallView
{
    public required long Id { get; init; }

    /// <summary>The exchange's id; null for a call that a clerk logs by hand.</summary>
    public string? ExternalId { get; init; }
    public required CallState State { get; init; }

    /// <summary>The calling number in E.164; null when it is withheld or no number of the world.</summary>
    public string? Number { get; init; }

    /// <summary>The calling number as the exchange said it; null when it is withheld.</summary>
    public string? From { get; init; }
    public string? To { get; init; }

    /// <summary>Who has it; null when nobody we know.</summary>
    public long? AgentId { get; init; }

    /// <summary>As the exchange named them.</summary>
    public string? Agent { get; init; }

    /// <summary>Staff at whose desks it rings; empty: everybody of <see cref="TeamId"/>, or everybody.</summary>
    public IReadOnlyList<long> RingsAt { get; init; } = [];
    public long? TeamId { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset? AnsweredAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
    public bool Missed { get; init; }

    /// <summary>The exchange's clock is off: the moments are ours.</summary>
    public bool Skewed { get; init; }
    public long? PersonId { get; init; }

    /// <summary>Code of a <see cref="Disposition"/>; null until somebody wrote down what it came to.</summary>
    public string? Outcome { get; init; }
    public string? Note { get; init; }
    public long? RequestId { get; init; }
    public long? LoggedById { get; init; }
    public DateTimeOffset? LoggedAt { get; init; }

    public bool IsLogged => LoggedAt is not null;
}

/// <summary>Somebody to be called back.</summary>
internal sealed record CallBackView
{
    public required long Id { get; init; }
    public required CallBackState State { get; init; }

    /// <summary>E.164.</summary>
    public required string Number { get; init; }

    /// <summary>As the exchange said it.</summary>
    public required string Shown { get; init; }

    /// <summary>The call that was missed first.</summary>
    public required long CallId { get; init; }

    /// <summary>How often they rang and nobody picked up.</summary>
    public required int Calls { get; init; }
    public long? TeamId { get; init; }
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>By when the town promises to have tried.</summary>
    public required DateTimeOffset DueAt { get; init; }
    public IReadOnlyList<CallAttempt> Attempts { get; init; } = [];
    public long? ClosedById { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }
}

/// <summary>Somebody called back and did not reach them.</summary>
internal sealed record CallAttempt(DateTimeOffset At, long? ById);

/// <summary>The numbers are stored.</summary>
internal enum CallBackState
{
    Open = 0,
    Done = 1,

    /// <summary>Tried often enough.</summary>
    GivenUp = 2,

    /// <summary>They rang again and were spoken to, or the call had been answered after all.</summary>
    Needless = 3,
}
