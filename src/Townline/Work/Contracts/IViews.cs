using Townline.Identity.Contracts;
using Townline.Platform.Storage;

namespace Townline.Work.Contracts;

/// <summary>Lists and searches that clerks have saved, for themselves or for others.</summary>
internal interface IViews
{
    /// <summary>All that somebody may open, in their order.</summary>
    Task<IReadOnlyList<SavedView>> Of(TownlineDb db, long staffId, CancellationToken cancel);

    /// <summary>One that they may open; null when there is none or it is another's.</summary>
    Task<SavedView?> Find(TownlineDb db, long staffId, long id, CancellationToken cancel);

    /// <summary>May they change or delete it? Their own, and with <see cref="Right.ViewsShare"/> what is shared.</summary>
    bool MayChange(SignedInStaff me, SavedView view);

    /// <summary>Saves a new one, or changes one (<see cref="ViewOrder.Id"/>).</summary>
    /// <returns>Its id.</returns>
    /// <exception cref="Requests.Contracts.RuleBrokenException">No name or too long, too many of them, or they may not share it so.</exception>
    /// <exception cref="KeyNotFoundException">There is none that they may change.</exception>
    Task<long> Save(Unit unit, SignedInStaff me, ViewOrder order);

    /// <inheritdoc cref="Save"/>
    Task Remove(Unit unit, SignedInStaff me, long id);

    /// <summary>Where it stands with this clerk alone.</summary>
    /// <exception cref="KeyNotFoundException">There is none that they may open.</exception>
    Task Arrange(Unit unit, long staffId, long id, ViewMove move);
}

/// <param name="Text">The list, see <see cref="DeskList"/>.</param>
/// <param name="Pinned">It stands beside the queues of this clerk.</param>
internal sealed record SavedView(long Id, string Name, string Text, long OwnerId, ViewAudience Audience, long? TeamId, bool Pinned)
{
    public string Slug => $"{DeskList.ViewPrefix}{Id}";

    /// <summary>A search, which opens on the search page.</summary>
    public bool IsSearch => Text == DeskList.Search || Text.StartsWith($"{DeskList.Search}&", StringComparison.Ordinal);
}

/// <param name="Id">Null for a new one.</param>
internal sealed record ViewOrder(long? Id, string Name, string Text, ViewAudience Audience, long? TeamId);

/// <summary>Who may open a view, or use a macro. The numbers are stored.</summary>
internal enum ViewAudience
{
    Mine = 0,
    Team = 1,
    Everybody = 2,
}

internal enum ViewMove
{
    Up = 0,
    Down = 1,
    Pin = 2,
    Unpin = 3,
}
