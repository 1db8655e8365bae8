using Townline.Platform.Storage;

namespace Townline.People.Contracts;

/// <summary>Who lives together and who acts for whom.</summary>
internal interface ILinks
{
    /// <summary>Links that hold now of everybody who counts as this person, both ways, oldest first.</summary>
    Task<IReadOnlyList<LinkCard>> Of(TownlineDb db, long personId, CancellationToken cancel);

    /// <summary>Does this person act for that one now? Both may be merged ones.</summary>
    Task<bool> ActsFor(TownlineDb db, long actingId, long personId, CancellationToken cancel);

    /// <summary>Writes a link, a line in the consent ledger of the one who is acted for, and an event with each of the two.</summary>
    /// <exception cref="PersonRefusedException">A rule of the house forbids it.</exception>
    /// <exception cref="KeyNotFoundException">The town has no such person.</exception>
    Task Add(Unit unit, LinkOrder order);

    /// <summary>Ends a link from now on.</summary>
    /// <exception cref="PersonRefusedException">It is ended already.</exception>
    Task End(Unit unit, long linkId, string why);
}

internal enum LinkKind
{
    /// <summary>They live together.</summary>
    Household = 0,

    /// <summary>The first acts for the second.</summary>
    ActsFor = 1,
}

/// <summary>How a link looks from one of its two sides.</summary>
internal enum LinkSide
{
    Household = 0,

    /// <summary>The other acts for this person.</summary>
    ActedForBy = 1,

    /// <summary>This person acts for the other.</summary>
    ActsFor = 2,
}

/// <param name="OtherId">Who the other counts as.</param>
/// <param name="Scope">What it is for; null: everything.</param>
/// <param name="Until">Up to when; null: until it is ended.</param>
internal sealed record LinkCard(long Id, LinkSide Side, long OtherId, string SaidBy, string Source, string? Scope, DateTimeOffset At, DateTimeOffset? Until);

/// <param name="FromId">The one who acts.</param>
/// <param name="ToId">The one who is acted for.</param>
/// <param name="SaidBy">Who said so, in words.</param>
/// <param name="Source">How, such as "counter", "letter".</param>
/// <param name="Until">Not in the past; null: until it is ended.</param>
internal sealed record LinkOrder(LinkKind Kind, long FromId, long ToId, string SaidBy, string Source, string? Scope = null, DateTimeOffset? Until = null);
