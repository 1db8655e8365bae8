using Townline.Platform.Tenancy;

namespace Townline.Identity.Contracts;

/// <summary>Who looked at the record of which resident. What is seen is written soon after, not in the way of the page.</summary>
internal interface IAccessLog
{
    /// <summary>
    /// The record of a person is shown to the actor of this request: staff or a program (residents are not written down). Looking again within ten
    /// minutes, in the same way, counts once.
    /// </summary>
    /// <param name="way">Where it was shown: one of <see cref="AccessWays"/>.</param>
    /// <param name="aboutId">The request, call or visit that was the reason.</param>
    void Seen(TownContext town, long personId, string way, long? aboutId = null);

    /// <summary>Newest first.</summary>
    /// <param name="question">For whom, by whom, before which.</param>
    Task<IReadOnlyList<AccessView>> Read(int tenantId, AccessQuestion question, CancellationToken cancel = default);
}

/// <summary>Where a record may be shown; also the end of the key of its words, access.way.person.</summary>
internal static class AccessWays
{
    public const string Person = "person";
    public const string Request = "request";
    public const string Phone = "phone";
    public const string Counter = "counter";
    public const string Api = "api";
}

/// <param name="PersonIds">Only these residents; null: all.</param>
/// <param name="ActorId">Only this member of staff or key.</param>
/// <param name="Before">Only what is older than the one with this id.</param>
/// <param name="Take">At most so many.</param>
internal sealed record AccessQuestion(IReadOnlyList<long>? PersonIds = null, long? ActorId = null, long? Before = null, int Take = 50);

/// <summary>One look.</summary>
/// <param name="ByKey">The actor is a program with that key, and no member of staff.</param>
/// <param name="Way">One of <see cref="AccessWays"/>.</param>
internal sealed record AccessView(long Id, long PersonId, bool ByKey, long ActorId, DateTimeOffset At, string Way, long? AboutId, string? Address);
