using Townline.Platform.Storage;

namespace Townline.Conversations.Contracts;

/// <summary>Says whom a word that is meant for all reaches besides the reporter, and who cannot be reached.</summary>
internal interface IReach
{
    /// <summary>Followers of a request who said who they are, first come first. On a context of the caller's, so that a unit sees its own.</summary>
    Task<IReadOnlyList<FollowerReach>> Followers(TownlineDb db, long requestId, int most, CancellationToken cancel);

    /// <summary>The channel that brings this person what would only stand on the channel they came by; null when none does, or that one brings it itself.</summary>
    Task<string?> Carrier(TownlineDb db, long personId, string channel, CancellationToken cancel);
}

/// <param name="Channel">The channel on which they hear of it; null when there is none.</param>
/// <param name="Why">Why they cannot be reached; null when they can.</param>
/// <param name="ViaOpenChild">See <see cref="Requests.Contracts.RequestFollower"/>: a closure they hear from their own request.</param>
internal sealed record FollowerReach(long FollowerId, long PersonId, string? Channel, Unreached? Why, bool ViaOpenChild = false);

/// <summary>Why somebody cannot be reached. The name is stored as a delivery's detail.</summary>
internal enum Unreached
{
    /// <summary>No channel of the program leads to them.</summary>
    NoChannel = 1,

    /// <summary>They said last that they do not want to be told.</summary>
    NoConsent = 2,
}
