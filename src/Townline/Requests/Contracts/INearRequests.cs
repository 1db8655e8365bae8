namespace Townline.Requests.Contracts;

/// <summary>Finds earlier requests that may be the same problem as one that somebody tells of now, or told of at some moment.</summary>
internal interface INearRequests
{
    /// <summary>So many and no more are found at once.</summary>
    const int Most = 20;

    /// <summary>
    /// The earlier requests that were open at <see cref="NearQuestion.At"/> (or are) and may be the same problem, likeliest first, everything as it was known
    /// at that moment: nothing that was reported, corrected or closed since is seen. A fixed number of candidates is read, however large the town.
    /// </summary>
    /// <param name="most">1 to <see cref="Most"/>.</param>
    Task<IReadOnlyList<NearRequest>> Find(int tenantId, NearQuestion question, int most, CancellationToken cancel);

    /// <summary>Those of them that are likely enough to ask a person about.</summary>
    /// <inheritdoc cref="Find"/>
    Task<IReadOnlyList<NearRequest>> Offer(int tenantId, NearQuestion question, int most, CancellationToken cancel);
}

/// <summary>What is told: of which service, where, in which words, and as known at which moment.</summary>
internal sealed record NearQuestion
{
    public required ServiceInfo Service { get; init; }

    /// <summary>Degrees WGS 84; without them the address decides, and without that the words.</summary>
    public double? Latitude { get; init; }
    public double? Longitude { get; init; }
    public string? Address { get; init; }
    public string Text { get; init; } = "";
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Answers { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Only what was reported before this moment; state and words as they stood then. Null for now, which is found sooner: what is closed need not be looked at.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>When it was told, where that was not <see cref="At"/> but before.</summary>
    public DateTimeOffset? ToldAt { get; init; }

    /// <summary>The request that asks, when it is one already.</summary>
    public long? Except { get; init; }

    /// <summary>Only what everybody may see.</summary>
    public bool PublicOnly { get; init; }
}

/// <summary>An earlier request that may be the same problem; description, address, service and place as they stood at the moment asked for.</summary>
internal sealed record NearRequest
{
    public required long Id { get; init; }
    public required long Number { get; init; }
    public string? ExternalId { get; init; }
    public required long ServiceId { get; init; }
    public required string Description { get; init; }
    public string? Address { get; init; }
    public double? Latitude { get; init; }
    public double? Longitude { get; init; }
    public required DateTimeOffset RequestedAt { get; init; }
    public required RequestVisibility Visibility { get; init; }

    /// <summary>The chance that it is the same problem, 0 to 1, as staff judged such pairs.</summary>
    public required double Score { get; init; }
    public required NearReasons Why { get; init; }
}

/// <summary>What speaks for and against two reports being the same problem; put into a sentence by <see cref="NearSentence"/>.</summary>
/// <param name="Service">How the two services stand to each other.</param>
/// <param name="Metres">How far apart, where both places are known.</param>
/// <param name="SameAddress">Both have the same words as address.</param>
/// <param name="Age">How much earlier it was reported; below zero where it was later.</param>
/// <param name="Shared">Telling words that both say, in the order of the later one; at most three.</param>
/// <param name="Differing">How many questions both answer differently.</param>
/// <param name="FollowsAnother">It seems to repeat a still earlier one in the list.</param>
internal sealed record NearReasons(ServiceKinship Service, double? Metres, bool SameAddress, TimeSpan Age, IReadOnlyList<string> Shared, int Differing, bool FollowsAnother);

internal enum ServiceKinship
{
    Same,
    Related,
    Other,
}
