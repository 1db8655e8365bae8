using Townline.Requests.Contracts;

namespace Townline.Import;

/// <summary>A good row, ready to be written. Times are UTC; texts are clean, "" when there is none.</summary>
internal sealed record ImportedRequest
{
    public required string ExternalId { get; init; }

    /// <summary>The same object for all rows of one service.</summary>
    public required ImportedService Service { get; init; }

    public required bool Closed { get; init; }

    /// <summary>Where the source's status tells it; null when it only says closed.</summary>
    public Outcome? Outcome { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Never before <see cref="RequestedAt"/>; null when open.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    public string Description { get; init; } = "";

    public string Address { get; init; } = "";

    public string Zip { get; init; } = "";

    public double? Lat { get; init; }

    public double? Long { get; init; }

    public required string Channel { get; init; }

    /// <summary>What was said when it was closed.</summary>
    public string OutcomeText { get; init; } = "";

    /// <summary>The agency and the kept columns as a JSON object of lists of texts; null when there are none.</summary>
    public string? Answers { get; init; }
}

/// <summary>A service as the map names it.</summary>
/// <param name="Code">Code in the catalogue: letters, digits, dots, dashes and underscores.</param>
/// <param name="Name">For people.</param>
/// <param name="Group">Heading in the catalogue, or null.</param>
internal sealed record ImportedService(string Code, string Name, string? Group);
