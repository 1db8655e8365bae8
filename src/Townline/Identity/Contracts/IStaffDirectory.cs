using Townline.Platform.Events;

namespace Townline.Identity.Contracts;

/// <summary>The staff of a town: who there is, and the commands that change accounts.</summary>
internal interface IStaffDirectory
{
    /// <summary>All accounts by name, closed ones too.</summary>
    Task<IReadOnlyList<StaffMember>> All(int tenantId, CancellationToken cancel = default);

    Task<StaffMember?> Find(int tenantId, long id, CancellationToken cancel = default);

    Task<StaffMember?> FindByEmail(int tenantId, string email, CancellationToken cancel = default);

    /// <summary>Opens an account. Without a password it can be used once its owner has set one by <see cref="OneTimeLink"/>.</summary>
    /// <exception cref="StaffRefusedException">The address is taken or is none, the password is too weak, the name is blank.</exception>
    Task<StaffMember> Add(int tenantId, Actor actor, StaffOrder order, CancellationToken cancel = default);

    /// <summary>Path and query (from the root of the town's site) where the owner sets a password, once, within three days.</summary>
    /// <exception cref="StaffRefusedException">No such active account.</exception>
    Task<string> OneTimeLink(int tenantId, Actor actor, long id, CancellationToken cancel = default);

    /// <summary>Sets a password that the operator has chosen (the rules for chosen passwords are for people); open sessions end.</summary>
    /// <exception cref="StaffRefusedException">No such account.</exception>
    Task SetPassword(int tenantId, Actor actor, long id, string password, CancellationToken cancel = default);

    /// <summary>Whether this is the password of the account.</summary>
    /// <exception cref="StaffRefusedException">No such account.</exception>
    Task<bool> HasPassword(int tenantId, long id, string password, CancellationToken cancel = default);

    /// <summary>Gives another role; open sessions end.</summary>
    /// <param name="ownRoleId">Which of the town's own, with <see cref="Role.Own"/>.</param>
    /// <exception cref="StaffRefusedException">No such account or role, it may more than the one who gives it, or the town would lose its last administrator.</exception>
    Task SetRole(int tenantId, Actor actor, long id, Role role, long? ownRoleId = null, CancellationToken cancel = default);

    /// <summary>Closes or reopens an account; open sessions end.</summary>
    /// <exception cref="StaffRefusedException">No such account, or the town would lose its last administrator.</exception>
    Task SetActive(int tenantId, Actor actor, long id, bool active, CancellationToken cancel = default);

    /// <summary>Takes app, passkeys and recovery codes from somebody who lost them; open sessions end.</summary>
    /// <exception cref="StaffRefusedException">No such account, or it may more than the one who asks.</exception>
    Task ClearSecondSteps(int tenantId, Actor actor, long id, CancellationToken cancel = default);

    /// <summary>Ends all sessions of an account, or only one.</summary>
    /// <returns>How many were open.</returns>
    /// <exception cref="StaffRefusedException">No such account, or it may more than the one who asks.</exception>
    Task<int> EndSessions(int tenantId, Actor actor, long id, long? only = null, CancellationToken cancel = default);
}

/// <summary>A new account; <paramref name="Password"/> null when the owner shall set it.</summary>
internal sealed record StaffOrder(string Email, string Name, Role Role, string? Password = null, long? OwnRoleId = null);

/// <summary>An account cannot be made or changed like that; <see cref="Reason"/> is a key of the words, with arguments.</summary>
internal sealed class StaffRefusedException(string reason, params object?[] args) : Exception(reason)
{
    public string Reason { get; } = reason;
    public object?[] Args { get; } = args;
}
