using Microsoft.AspNetCore.Identity;
using Townline.Identity.Accounts;
using Townline.Identity.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Tenancy;

namespace Townline.Identity.Sessions;

/// <inheritdoc cref="IPasswords"/>
internal sealed class Passwords(UserManager<Staff> users, SignInManager<Staff> library, SignIn signIn, TownContext town) : IPasswords
{
    private const int LongestLength = 1000;

    public int ShortestLength => users.Options.Password.RequiredLength;

    public async Task<bool> LinkIsGood(long staffId, string token) => await Owner(staffId) is { } staff && await IsGood(staff, token);

    public async Task<PasswordOutcome> Set(long staffId, string token, string password)
    {
        if (await Owner(staffId) is not { } staff || !await IsGood(staff, token))
            return PasswordOutcome.LinkIsUsedUp;
        if (password.Length > LongestLength)
            return PasswordOutcome.TooWeak;
        town.Actor = town.Actor with { Kind = ActorKind.Staff, Id = staff.Id };
        var result = await users.ResetPasswordAsync(staff, token, password);
        if (!result.Succeeded)
            return Problem(result);
        await users.SetLockoutEndDateAsync(staff, null);
        await users.ResetAccessFailedCountAsync(staff);
        // The link proves as much as a password would: who has a second step gives it.
        return await signIn.Begin(staff) == SignInOutcome.SecondStep ? PasswordOutcome.SecondStep : PasswordOutcome.Done;
    }

    public async Task<PasswordOutcome> Change(string current, string password)
    {
        var staff = await users.GetUserAsync(library.Context.User) ?? throw new InvalidOperationException("Nobody is signed in.");
        if (password.Length > LongestLength)
            return PasswordOutcome.TooWeak;
        // Counts towards the lock-out: an open session is no licence to guess.
        if (!(await library.CheckPasswordSignInAsync(staff, current, lockoutOnFailure: true)).Succeeded)
            return PasswordOutcome.CurrentIsWrong;
        var result = await users.ChangePasswordAsync(staff, current, password);
        if (!result.Succeeded)
            return Problem(result);
        return PasswordOutcome.Done;
    }

    private async Task<Staff?> Owner(long staffId) => await users.FindByIdAsync($"{staffId}") is { Active: true } staff ? staff : null;

    private Task<bool> IsGood(Staff staff, string token) =>
        users.VerifyUserTokenAsync(staff, users.Options.Tokens.PasswordResetTokenProvider, UserManager<Staff>.ResetPasswordTokenPurpose, token);

    /// <summary>Of two who use a link at once, the second is told that it is used up.</summary>
    private static PasswordOutcome Problem(IdentityResult result) =>
        result.Errors.Any(error => error.Code.StartsWith("PasswordRequires", StringComparison.Ordinal) || error.Code == "PasswordTooShort")
            ? PasswordOutcome.TooWeak
            : PasswordOutcome.LinkIsUsedUp;
}
