using System.Globalization;

namespace Townline.Identity.Accounts;

/// <summary>Where Identity finds its fields. The address is the user name, so both names are one.</summary>
internal sealed partial class StaffStore
{
    public Task<string> GetUserIdAsync(Staff user, CancellationToken cancel) => Task.FromResult(user.Id.ToString(CultureInfo.InvariantCulture));

    public Task<string?> GetUserNameAsync(Staff user, CancellationToken cancel) => Task.FromResult<string?>(user.Email);

    public Task SetUserNameAsync(Staff user, string? userName, CancellationToken cancel) => SetEmailAsync(user, userName, cancel);

    public Task<string?> GetNormalizedUserNameAsync(Staff user, CancellationToken cancel) => GetNormalizedEmailAsync(user, cancel);

    public Task SetNormalizedUserNameAsync(Staff user, string? normalizedName, CancellationToken cancel) => SetNormalizedEmailAsync(user, normalizedName, cancel);

    public Task<string?> GetEmailAsync(Staff user, CancellationToken cancel) => Task.FromResult<string?>(user.Email);

    public Task SetEmailAsync(Staff user, string? email, CancellationToken cancel) => Set(() => user.Email = email ?? "");

    public Task<string?> GetNormalizedEmailAsync(Staff user, CancellationToken cancel) => Task.FromResult<string?>(user.NormalizedEmail);

    public Task SetNormalizedEmailAsync(Staff user, string? normalizedEmail, CancellationToken cancel) => Set(() => user.NormalizedEmail = normalizedEmail ?? "");

    /// <summary>An address is confirmed once its owner has set a password by the one-time link.</summary>
    public Task<bool> GetEmailConfirmedAsync(Staff user, CancellationToken cancel) => HasPasswordAsync(user, cancel);

    public Task SetEmailConfirmedAsync(Staff user, bool confirmed, CancellationToken cancel) => Task.CompletedTask;

    public Task<string?> GetPasswordHashAsync(Staff user, CancellationToken cancel) => Task.FromResult(user.PasswordHash);

    public Task SetPasswordHashAsync(Staff user, string? passwordHash, CancellationToken cancel) => Set(() => user.PasswordHash = passwordHash);

    public Task<bool> HasPasswordAsync(Staff user, CancellationToken cancel) => Task.FromResult(user.PasswordHash is not null);

    public Task<string?> GetSecurityStampAsync(Staff user, CancellationToken cancel) => Task.FromResult<string?>(user.SecurityStamp);

    public Task SetSecurityStampAsync(Staff user, string stamp, CancellationToken cancel) => Set(() => user.SecurityStamp = stamp);

    private static Task Set(Action change)
    {
        change();
        return Task.CompletedTask;
    }
}
