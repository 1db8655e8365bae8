using Townline.Platform.Storage;

namespace Townline.People.Contracts;

/// <summary>
/// Finds two persons to be one, and takes that back at any later time. A merge moves nothing: identities, conversations, requests and consents
/// stay with the person they came by, what comes later comes by an identity and so stays with that identity's own person, and only reading
/// goes over all who count as one. So an undo can neither lose nor double anything.
/// </summary>
internal interface IMerges
{
    /// <summary>Both sides as they are now and what would be shown; null when one of them is not there.</summary>
    Task<MergePreview?> Preview(TownlineDb db, long intoId, long fromId, CancellationToken cancel);

    /// <summary>What an undo would part; null when this person is not merged.</summary>
    Task<MergePreview?> PreviewUndo(TownlineDb db, long memberId, CancellationToken cancel);

    /// <summary>The second is shown as the first from now on. Writes an event with each of them.</summary>
    /// <exception cref="PersonRefusedException">They are one already, of different kinds, or too many would be one.</exception>
    /// <exception cref="StalePersonException">One of them was changed since it was looked at.</exception>
    /// <exception cref="KeyNotFoundException">The town has no such person.</exception>
    Task Merge(Unit unit, MergeOrder order);

    /// <summary>Takes the merge of one person back: they stand by themselves again, with those who had been merged into them.</summary>
    /// <param name="memberId">The one who was merged.</param>
    /// <param name="rootId">The one they count as, as far as the clerk saw.</param>
    /// <param name="rootVersion">That one's version.</param>
    /// <inheritdoc cref="Merge"/>
    Task Undo(Unit unit, long memberId, long rootId, int rootVersion, string why);
}

/// <param name="IntoId">Whose details come first.</param>
/// <param name="FromId">Who is shown as them.</param>
internal sealed record MergeOrder(long IntoId, int IntoVersion, long FromId, int FromVersion, string Why);

/// <param name="Into">The one that stays on top, alone.</param>
/// <param name="From">The other side, alone.</param>
/// <param name="Together">Both as one.</param>
internal sealed record MergePreview(PersonCard Into, PersonCard From, PersonCard Together);
