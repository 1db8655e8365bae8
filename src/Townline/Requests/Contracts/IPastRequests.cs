using Townline.Platform.Storage;

namespace Townline.Requests.Contracts;

/// <summary>
/// Takes over requests of another system by the thousand: written as they are, without promises, deliveries or an event for
/// each. Each is known once per source.
/// </summary>
internal interface IPastRequests
{
    /// <summary>The services of the town, in no order.</summary>
    Task<IReadOnlyList<PastService>> Services(int tenantId, CancellationToken cancel);

    /// <summary>Adds a service that past requests need.</summary>
    /// <exception cref="RuleBrokenException">The catalogue does not take it so.</exception>
    Task AddService(Unit unit, ServiceInfo service);

    /// <summary>Has the town any request from that source?</summary>
    Task<bool> HasAny(int tenantId, string source, CancellationToken cancel);

    /// <summary>Those of the ids that the town has from that source already.</summary>
    Task<HashSet<string>> Known(int tenantId, string source, IReadOnlyCollection<string> externalIds, CancellationToken cancel);

    /// <summary>The first of <paramref name="count"/> running numbers in a row for <see cref="TakeOver"/>; call it before the unit.</summary>
    ValueTask<long> NewNumbers(int tenantId, int count, CancellationToken cancel);

    /// <summary>
    /// Writes them with all that is maintained beside them: full text, places, queue counts, figures. A unit that meets a known id fails
    /// with a duplicate key: look up <see cref="Known"/> again.
    /// </summary>
    /// <param name="firstNumber">From <see cref="NewNumbers"/>.</param>
    Task TakeOver(Unit unit, string source, long firstNumber, IReadOnlyList<PastRequest> requests);
}
