using Townline.Platform.Events;

namespace Townline.Requests.Contracts;

/// <summary>Something happened to a request. Listeners in other modules write timelines, send news, refresh screens.</summary>
internal abstract record RequestEvent : DomainEvent
{
    public required long RequestId { get; init; }
    public required long Number { get; init; }
    public long? PersonId { get; init; }
    public long? ConversationId { get; init; }

    /// <summary>After the event, so that live screens know whether it concerns them.</summary>
    public long? TeamId { get; init; }
    public long? AssigneeId { get; init; }
    public bool IsPublic { get; init; }

    public override long? SubjectId => RequestId;
}

internal sealed record RequestOpened : RequestEvent
{
    public required long ServiceId { get; init; }
    public required string Channel { get; init; }

    public override string Kind => "request.opened";
}

/// <summary>Moved to another open state.</summary>
internal sealed record RequestMoved : RequestEvent
{
    public required string From { get; init; }
    public required string To { get; init; }

    public override string Kind => "request.moved";
}

/// <summary>Given to another team or person; from and to may be nobody.</summary>
internal sealed record RequestAssigned : RequestEvent
{
    public long? FromTeamId { get; init; }
    public long? FromAssigneeId { get; init; }

    public override string Kind => "request.assigned";
}

internal sealed record RequestClosed : RequestEvent
{
    public required Outcome Outcome { get; init; }

    /// <summary>The plain sentence for the resident; for the public too when the request is public.</summary>
    public required string Text { get; init; }
    public string? To { get; init; }
    public long? DuplicateOfId { get; init; }

    /// <summary>Its parent was closed, and it with it.</summary>
    public bool WithParent { get; init; }

    /// <summary>Whoever closed it knows that tasks are left to do.</summary>
    public bool LeavesTasks { get; init; }

    /// <inheritdoc cref="Closure.TellsNobody"/>
    public bool TellsNobody { get; init; }

    /// <summary>Files that prove it.</summary>
    public IReadOnlyList<long> Evidence { get; init; } = [];

    public override string Kind => "request.closed";
}

/// <summary>Opened again: the resident said "not fixed", answered a closed request, or staff changed their mind.</summary>
internal sealed record RequestReopened : RequestEvent
{
    /// <summary>True when a resident disputed the closure.</summary>
    public bool Disputed { get; init; }
    public string? Reason { get; init; }

    public override string Kind => "request.reopened";

    public override string? Why => Reason;
}

/// <summary>Somebody else has the same problem.</summary>
internal sealed record RequestFollowed : RequestEvent
{
    public long? FollowerPersonId { get; init; }

    public override string Kind => "request.followed";
}

/// <summary>A follower wants to hear no more of it.</summary>
internal sealed record RequestNewsStopped : RequestEvent
{
    public long? FollowerPersonId { get; init; }

    public override string Kind => "request.news-stopped";
}

internal sealed record RequestFollowUpSet : RequestEvent
{
    public DateTimeOffset? At { get; init; }
    public string? Reason { get; init; }

    public override string Kind => "request.follow-up";

    public override string? Why => Reason;
}

/// <summary>Staff hold it to be more or less urgent than before.</summary>
internal sealed record RequestPrioritised : RequestEvent
{
    public required Priority From { get; init; }
    public required Priority To { get; init; }

    public override string Kind => "request.priority";
}

/// <summary>Service, place, words or visibility were corrected; what it was before stays here.</summary>
internal sealed record RequestCorrected : RequestEvent
{
    /// <summary>Field name → what stood there before.</summary>
    public required IReadOnlyDictionary<string, string?> Before { get; init; }
    public string? Reason { get; init; }

    public override string Kind => "request.corrected";

    public override string? Why => Reason;
}

/// <summary>Became due soon (1) or overdue (2), or no longer is (0), by the clock.</summary>
internal sealed record RequestDueChanged : RequestEvent
{
    public required int Due { get; init; }

    public override string Kind => "request.due";
}
