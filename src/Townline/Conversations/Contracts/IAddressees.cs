using Townline.Requests.Contracts;

namespace Townline.Conversations.Contracts;

/// <summary>Tells a clerk to which address an answer will go, before it goes. Kept by the e-mail channel.</summary>
internal interface IAddressees
{
    /// <returns>Null when no address of the reporter is known, or the town has no mailbox.</returns>
    Task<Addressee?> Of(int tenantId, RequestView request, CancellationToken cancel = default);
}

/// <summary>Between which addresses an answer goes.</summary>
/// <param name="Name">As the resident is called; empty when nobody knows.</param>
/// <param name="From">The mailbox of the town.</param>
/// <param name="IsDeadEnd">Nothing arrives at the address, as its server said.</param>
internal sealed record Addressee(string Name, string Address, string From, bool IsDeadEnd);
