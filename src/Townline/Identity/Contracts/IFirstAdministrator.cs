namespace Townline.Identity.Contracts;

/// <summary>The door for the first administrator of a town without staff.</summary>
internal interface IFirstAdministrator
{
    /// <summary>Whether the printed link still opens the door of this town.</summary>
    Task<bool> MayBegin(int tenantId, string? token, CancellationToken cancel = default);

    /// <summary>Opens the account and a link on which its owner sets a password at once (path and query); null when the door is closed.</summary>
    /// <exception cref="StaffRefusedException">The address or the name will not do.</exception>
    Task<string?> Begin(int tenantId, string? token, string email, string name, CancellationToken cancel = default);
}
