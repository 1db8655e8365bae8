using Townline.Platform.Storage;

namespace Townline.Conversations.Contracts;

/// <summary>
/// The way in for messages of the past, inside a unit that the caller retells (<see cref="Unit.Retell"/>). The steps are
/// those of <see cref="IIntake"/>; what intake would look up beforehand is said by the caller. What was written can be read on at once.
/// </summary>
internal interface IHistory
{
    /// <summary>A report as it came in then.</summary>
    /// <returns>Id of the request.</returns>
    Task<long> Report(Unit unit, InboundMessage message, PastReport facts);

    /// <summary>What a resident wrote to a request that is written down already; opens a closed one again, as it does today.</summary>
    /// <exception cref="KeyNotFoundException">The town has no request <see cref="InboundMessage.ContinuesRequestId"/>.</exception>
    Task Message(Unit unit, InboundMessage message);
}

/// <param name="Number">Its reference, taken before the unit.</param>
/// <param name="Area">Code of the district it lay in.</param>
/// <param name="Route">Who got it, and by when it was promised.</param>
internal sealed record PastReport(long Number, string? Area, RequestRoute Route);
