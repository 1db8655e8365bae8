using Townline.Platform.Storage;

namespace Townline.Conversations.Contracts;

/// <summary>A channel that brings people what would otherwise stand somewhere for them to come and look. Registered as <see cref="ICarrier"/>.</summary>
internal interface ICarrier
{
    /// <summary>Name of the channel.</summary>
    string Channel { get; }

    /// <summary>Of these persons, those whom it reaches and who have nothing against it. On a context of the caller's.</summary>
    Task<IReadOnlySet<long>> Reached(TownlineDb db, IReadOnlyCollection<long> persons, CancellationToken cancel);
}
