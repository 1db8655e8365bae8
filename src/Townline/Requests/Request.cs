using Townline.Platform.Spatial;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;

namespace Townline.Requests;

/// <summary>One request of a resident, as stored. Fields as in <see cref="RequestView"/>.</summary>
internal sealed class Request : ITenantOwned
{
    public long Id { get; init; }
    public int TenantId { get; init; }
    public long Number { get; init; }
    public long ServiceId { get; set; }
    public required string State { get; set; }

    /// <summary>1 or 0: a number, so that partial indexes read alike on both engines.</summary>
    public int IsOpen { get; set; }
    public Outcome? Outcome { get; set; }
    public string? OutcomeText { get; set; }
    public string? OutcomeTo { get; set; }
    public long? DuplicateOfId { get; set; }
    public long? PersonId { get; set; }

    /// <summary>The e-mail address that was given with the report (<see cref="People.Contracts.AddressMark"/>); null when none was, or nobody knows.</summary>
    public long? ByAddress { get; set; }
    public long? ConversationId { get; set; }
    public long? TeamId { get; set; }
    public long? AssigneeId { get; set; }
    public long? ClosedById { get; set; }
    public required string Channel { get; set; }
    public string? ExternalSource { get; init; }
    public string? ExternalId { get; init; }
    public string? Token { get; init; }
    public required string Description { get; set; }
    public string? Address { get; set; }
    public string? AddressId { get; set; }
    public string? Zip { get; set; }
    public double? Latitude { get; set; }
    public double? Longitude { get; set; }
    public string? Area { get; set; }

    /// <summary>Answers as JSON; null when the form has none.</summary>
    public string? Answers { get; set; }
    public RequestVisibility Visibility { get; set; }
    public string? MediaUrl { get; set; }
    public string? Language { get; init; }
    public DateTimeOffset RequestedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; set; }
    public DateTimeOffset? ClosedAt { get; set; }
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>What queues are sorted by: the promise, or a thousand years after the report when there is none. Never null, so that an index gives the order.</summary>
    public DateTimeOffset Urgency { get; set; }

    /// <summary>0 in time, 1 due soon, 2 overdue; moved on by <see cref="Queues.DueSweep"/>.</summary>
    public int Due { get; set; }
    public Priority Priority { get; set; }
    public DateTimeOffset? FollowUpAt { get; set; }
    public int Disputed { get; set; }
    public int Disputes { get; set; }
    public int Followers { get; set; }
    public int Version { get; set; }

    /// <summary>When people and words went from it because the time for keeping them was over; null while they are here, and again when it is reopened.</summary>
    public DateTimeOffset? ForgottenAt { get; set; }

    /// <summary>See <see cref="Urgency"/>.</summary>
    internal static DateTimeOffset UrgencyOf(DateTimeOffset? dueAt, DateTimeOffset requestedAt) => dueAt ?? requestedAt.AddYears(1000);

    /// <summary>The columns of a new request, for the paths that write thousands a second.</summary>
    /// <summary>For the index of places; null where it has no place.</summary>
    public SpatialSpot? Spot() => this is { Latitude: { } latitude, Longitude: { } longitude } ? new SpatialSpot(latitude, longitude, RequestedAt, IsOpen == 0) : null;

    internal static InsertInto Into { get; } = new(
        "requests_request",
        "id", "tenant_id", "number", "service_id", "state", "is_open", "person_id", "by_address", "conversation_id", "team_id", "assignee_id", "channel", "token",
        "description", "address", "address_id", "zip", "latitude", "longitude", "area", "answers", "visibility", "media_url", "language",
        "requested_at", "updated_at", "due_at", "urgency", "due", "disputed", "disputes", "followers", "version");
}
