using Townline.Platform.Storage;

namespace Townline.People.Contracts;

/// <summary>Browsers in which residents are signed in. A row each, looked up with every page that asks; ended there, ended at once.</summary>
internal interface IResidentSessions
{
    /// <summary>Who is signed in; null when nobody is, or the address is not theirs any more.</summary>
    /// <param name="secret">As the cookie has it.</param>
    /// <param name="days">How long the town lets a session last.</param>
    Task<SignedInResident?> Find(TownlineDb db, string? secret, int days, CancellationToken cancel);

    /// <summary>What an account may be shown: persons, and of each all or what came with the account's own addresses.</summary>
    Task<IReadOnlyList<OwnShare>> Shares(TownlineDb db, long accountId, CancellationToken cancel);

    /// <summary>Ends the session of this browser, if there is one.</summary>
    Task End(Unit unit, string? secret);

    /// <summary>Ends all of an account.</summary>
    /// <returns>How many there were.</returns>
    Task<int> EndAll(Unit unit, long accountId);
}

/// <param name="AccountId">Joins the addresses that were proved together.</param>
/// <param name="IdentityId">The address by which they signed in.</param>
/// <param name="PersonId">As who they count.</param>
/// <param name="Address">As it was typed when it was first heard of.</param>
internal sealed record SignedInResident(long AccountId, long IdentityId, long PersonId, string Address, DateTimeOffset Since);

/// <summary>A person of whom an account may see something.</summary>
/// <param name="IsWhole">All that is theirs: nobody else can have been meant, or staff said that the address is that person's.</param>
/// <param name="Marks">Otherwise only what came with these addresses (<see cref="AddressMark"/>).</param>
internal sealed record OwnShare(long PersonId, bool IsWhole, IReadOnlyList<long> Marks);
