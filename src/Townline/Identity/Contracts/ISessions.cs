namespace Townline.Identity.Contracts;

/// <summary>Where somebody is signed in, in the request's town. What is ended is ended with its next request, on every node. Scoped.</summary>
internal interface ISessions
{
    /// <summary>The newest fifty, open and ended ones of the last month.</summary>
    Task<IReadOnlyList<SessionView>> Of(long staffId, CancellationToken cancel = default);

    /// <summary>Ends one of somebody's; false when it had ended or is not theirs.</summary>
    Task<bool> End(long staffId, long sessionId, CancellationToken cancel = default);

    /// <summary>Ends all of somebody's.</summary>
    /// <returns>How many were open.</returns>
    Task<int> EndAll(long staffId, bool butThisOne, CancellationToken cancel = default);
}

/// <summary>A browser in which somebody is or was signed in.</summary>
/// <param name="LastSeenAt">To within five minutes.</param>
/// <param name="Address">Network address from which it was opened.</param>
/// <param name="Device">Browser and system as it says itself, such as Firefox and Linux; null where it says nothing known.</param>
/// <param name="EndedAt">Null while open. One that ran out by itself has none.</param>
/// <param name="IsThisOne">It is the one of this request.</param>
internal sealed record SessionView(
    long Id, DateTimeOffset Since, DateTimeOffset LastSeenAt, string? Address, (string? Browser, string? System) Device, Strength Strength, DateTimeOffset? EndedAt, bool IsThisOne);
