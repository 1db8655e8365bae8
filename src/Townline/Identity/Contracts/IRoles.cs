using Townline.Platform.Events;
using Townline.Platform.Storage;

namespace Townline.Identity.Contracts;

/// <summary>The roles of a town: the built-in ones, whose rights nobody changes, and those it made itself; and how the people of each sign in.</summary>
internal interface IRoles
{
    /// <summary>Built-in ones from least to most, then the town's own by name.</summary>
    Task<IReadOnlyList<RoleView>> All(int tenantId, CancellationToken cancel = default);

    /// <summary>Makes or changes one. Of a built-in role only how its people sign in.</summary>
    /// <exception cref="StaffRefusedException">It does not hold together, gives more than the one who saves it has, would lock all administrators out, or somebody else was quicker.</exception>
    Task Save(Unit unit, RoleOrder order, string? reason);

    /// <summary>Removes an own role that nobody has.</summary>
    /// <exception cref="StaffRefusedException">It is built in, not there, or somebody's.</exception>
    Task Remove(int tenantId, Actor actor, string code, CancellationToken cancel = default);
}

/// <summary>A role as it stands.</summary>
/// <param name="Code">Short name.</param>
/// <param name="OwnId">Of one that the town made; null for a built-in one.</param>
/// <param name="Name">Of one that the town made; empty for a built-in one, whose name is a word.</param>
/// <param name="People">How many open accounts have it.</param>
/// <param name="Version">0 where the town has decided nothing yet.</param>
internal sealed record RoleView(string Code, Role Role, long? OwnId, string Name, IReadOnlySet<Right> Rights, RoleSignIn SignIn, int People, int Version);

/// <summary>How people of a role sign in.</summary>
/// <param name="GraceDays">In which one may still sign in with less than <paramref name="Least"/>, 0 to 365.</param>
/// <param name="SessionMinutes">A session's longest life, 15 to 43,200 (30 days).</param>
/// <param name="IdleMinutes">Its longest life unused, 5 to <paramref name="SessionMinutes"/>.</param>
internal sealed record RoleSignIn(Strength Least, int GraceDays, int SessionMinutes, int IdleMinutes)
{
    /// <summary>Where a town has decided nothing: a password, a week, a night.</summary>
    public static RoleSignIn Usual { get; } = new(Strength.Password, 14, 7 * 24 * 60, 10 * 60);
}

/// <summary>A role as it shall be.</summary>
/// <param name="Name">Of an own role; not looked at for a built-in one.</param>
/// <param name="Rights">Of an own role; not looked at for a built-in one.</param>
/// <param name="Version">The one that was read; 0 for a new one.</param>
internal sealed record RoleOrder(string Code, string Name, IReadOnlyList<Right> Rights, RoleSignIn SignIn, int Version);
