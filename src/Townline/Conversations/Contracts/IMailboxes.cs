using Townline.Platform.Storage;

namespace Townline.Conversations.Contracts;

/// <summary>The addresses at which a town takes mail. Kept by the e-mail channel.</summary>
internal interface IMailboxes
{
    /// <summary>All of a town, by name, also those that are closed.</summary>
    Task<IReadOnlyList<MailboxInfo>> Of(int tenantId, CancellationToken cancel = default);

    /// <summary>Adds a mailbox or changes it, by its id.</summary>
    /// <param name="isServiceNew">The service comes about in the same unit.</param>
    /// <exception cref="Requests.Contracts.RuleBrokenException">No name, no address, one that is none, one that another mailbox has (also of another town), an unknown service.</exception>
    Task Save(Unit unit, MailboxInfo mailbox, bool isServiceNew = false);
}

/// <param name="Addresses">The first is the one it answers from. Lower case, without a +part.</param>
/// <param name="ServiceId">What a mail that continues nothing is a request of; its team gets it.</param>
/// <param name="IsOpen">Whether mail is taken.</param>
internal sealed record MailboxInfo(long Id, string Name, IReadOnlyList<string> Addresses, long ServiceId, bool IsOpen = true);
