using System.ComponentModel;

namespace Townline.Faces.Api.Requests.Near;

[Description("An earlier request that may be the same problem, everything as it was known at the moment asked for.")]
internal sealed record NearDocument
{
    [Description("Our id: digits, never reused.")]
    public required string Id { get; init; }

    [Description("The number by which people name it.")]
    public required string Reference { get; init; }

    [Description("Its id in the system it was imported from.")]
    public required string? ExternalId { get; init; }

    [Description("Code of its service.")]
    public required string ServiceCode { get; init; }

    [Description("The chance that it is the same problem, 0 to 1, as staff judged such pairs.")]
    public required double Score { get; init; }

    [Description("Why, in words of the language asked for.")]
    public required string Why { get; init; }

    [Description("Metres between the two; null where a place is unknown.")]
    public required double? DistanceM { get; init; }

    [Description("When it was reported.")]
    public required DateTimeOffset RequestedDatetime { get; init; }

    [Description("Whether it was open at that moment; only open ones are listed.")]
    public required RequestStatus Status { get; init; }

    [Description("The words of the report.")]
    public required string Description { get; init; }
}
