using Townline.Platform.Storage;

namespace Townline.Conversations.Contracts;

/// <summary>Whose mail is always let in, and whose never, by address or by domain. Kept by the e-mail channel.</summary>
internal interface ISenderRules
{
    /// <summary>All of a town, by sender.</summary>
    Task<IReadOnlyList<SenderRule>> Of(int tenantId, CancellationToken cancel = default);

    /// <summary>Adds a rule, or puts it in the place of the one for the same sender.</summary>
    /// <param name="sender">An address, or a domain with or without @ before it; a domain means those below it too.</param>
    /// <exception cref="Requests.Contracts.RuleBrokenException">It is neither, no reason, or somebody is to be kept out whose mail never is.</exception>
    Task Save(Unit unit, string sender, bool isSpam, string reason);

    /// <summary>Does nothing when there is no such rule.</summary>
    Task Remove(Unit unit, long id);
}

/// <param name="Sender">Lower case: an address, or a domain without @.</param>
/// <param name="IsSpam">Never let in; otherwise always.</param>
/// <param name="ById">Member of staff who made it; null for the program itself.</param>
internal sealed record SenderRule(long Id, string Sender, bool IsSpam, string Reason, long? ById, DateTimeOffset At);
