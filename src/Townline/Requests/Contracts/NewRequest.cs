namespace Townline.Requests.Contracts;

/// <summary>What it takes to open a request. Checked by whoever fills it in; <see cref="IRequests.Open"/> only writes.</summary>
internal sealed record NewRequest
{
    /// <summary>Running number with its check digit, from <see cref="IRequests.NewNumber"/>, taken before the unit.</summary>
    public required long Number { get; init; }
    public required ServiceInfo Service { get; init; }
    public required string Channel { get; init; }
    public long? PersonId { get; init; }

    /// <summary>The e-mail address that they gave with it (<see cref="People.Contracts.AddressMark"/>); null for none.</summary>
    public long? ByAddress { get; init; }
    public long? ConversationId { get; init; }
    public string Description { get; init; } = "";

    /// <summary>Answers by question code; several for a multiple choice.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Answers { get; init; } = new Dictionary<string, IReadOnlyList<string>>();
    public string? Address { get; init; }
    public string? AddressId { get; init; }
    public string? Zip { get; init; }
    public double? Latitude { get; init; }
    public double? Longitude { get; init; }

    /// <summary>Code of the district or area it lies in.</summary>
    public string? Area { get; init; }
    public long? TeamId { get; init; }
    public long? AssigneeId { get; init; }
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>An address given as media_url, not fetched.</summary>
    public string? MediaUrl { get; init; }
    public string? Language { get; init; }

    /// <summary>Overrides the service's own, for a report the resident asked to keep private.</summary>
    public RequestVisibility? Visibility { get; init; }

    /// <summary>Ticket of a batch service, under which the number is asked for later.</summary>
    public string? Token { get; init; }
}
