namespace Townline.Requests.Contracts;

/// <summary>A request as other modules read it: all columns, no rules. Never given to the public as it is.</summary>
internal sealed record RequestView
{
    public required long Id { get; init; }

    /// <summary>The reference that people use, check digit included.</summary>
    public required long Number { get; init; }
    public required long ServiceId { get; init; }
    public required string State { get; init; }
    public required bool Open { get; init; }
    public Outcome? Outcome { get; init; }

    /// <summary>The plain sentence for the resident.</summary>
    public string? OutcomeText { get; init; }

    /// <summary>Not ours: whose it is.</summary>
    public string? OutcomeTo { get; init; }
    public long? DuplicateOfId { get; init; }
    public long? PersonId { get; init; }

    /// <inheritdoc cref="NewRequest.ByAddress"/>
    public long? ByAddress { get; init; }
    public long? ConversationId { get; init; }
    public long? TeamId { get; init; }
    public long? AssigneeId { get; init; }

    /// <summary>Who closed it last.</summary>
    public long? ClosedById { get; init; }
    public required string Channel { get; init; }
    public string? ExternalSource { get; init; }
    public string? ExternalId { get; init; }
    public required string Description { get; init; }
    public string? Address { get; init; }
    public string? AddressId { get; init; }
    public string? Zip { get; init; }
    public double? Latitude { get; init; }
    public double? Longitude { get; init; }
    public string? Area { get; init; }
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Answers { get; init; }
    public RequestVisibility Visibility { get; init; }
    public string? MediaUrl { get; init; }
    public string? Language { get; init; }
    public required DateTimeOffset RequestedAt { get; init; }
    public required DateTimeOffset UpdatedAt { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }
    public DateTimeOffset? DueAt { get; init; }
    public Priority Priority { get; init; }
    public DateTimeOffset? FollowUpAt { get; init; }

    /// <summary>The resident says it is not fixed, and nobody has answered that yet.</summary>
    public bool Disputed { get; init; }
    public int Disputes { get; init; }
    public int Followers { get; init; }

    /// <summary>Grows with every change: given back with an edit, so that a stale one is noticed.</summary>
    public required int Version { get; init; }
}

/// <summary>How a request ended.</summary>
internal enum Outcome
{
    Done = 1,
    CouldNot = 2,
    NotOurs = 3,
    NoProblemFound = 4,
    Duplicate = 5,
}
