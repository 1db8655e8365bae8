using Townline.Platform.Storage;

namespace Townline.Work.Contracts;

/// <summary>
/// Who is answering which request now, so that two people never answer the same thing. A claim is a short lease: it is renewed while somebody
/// writes, and ends by itself. While it holds, nobody else's answer leaves the desk: they take over first, and the first hears of it.
/// </summary>
internal interface IClaims
{
    /// <summary>How long a claim holds after its last sign of life.</summary>
    static readonly TimeSpan Lease = TimeSpan.FromMinutes(4);

    /// <summary>Who is answering it now; null when nobody is.</summary>
    Task<ClaimView?> Of(TownlineDb db, long requestId, CancellationToken cancel);

    /// <summary>All claims of the town that hold now, by the reference of their request: as many as clerks write at this moment, at most 1,000.</summary>
    Task<IReadOnlyDictionary<long, ClaimView>> Now(TownlineDb db, CancellationToken cancel);

    /// <summary>Claims a request, or renews one's claim. While somebody else's holds it stays theirs, unless it is taken <paramref name="over"/>.</summary>
    /// <returns>Who is answering it now.</returns>
    Task<ClaimView> Take(Unit unit, long requestId, long number, Claimant staff, bool over = false);

    /// <summary>Ends one's own claim; does nothing when it is somebody else's.</summary>
    Task LetGo(Unit unit, long requestId, long staffId);
}

/// <param name="Name">As colleagues read it.</param>
internal readonly record struct Claimant(long StaffId, string Name);

internal sealed record ClaimView
{
    public required long RequestId { get; init; }
    public required long Number { get; init; }
    public required long StaffId { get; init; }
    public required string Name { get; init; }
    public required DateTimeOffset Since { get; init; }
    public required DateTimeOffset Until { get; init; }

    /// <summary>From whom it was taken over; null when it was free.</summary>
    public long? FromStaffId { get; init; }
}
