using Microsoft.AspNetCore.Identity;
using Townline.Identity.Accounts;
using Townline.Identity.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Tenancy;

namespace Townline.Identity.Sessions;

/// <summary>Signs staff in and out, and writes down each attempt.</summary>
internal sealed class SignIn(UserManager<Staff> users, SignInManager<Staff> library, SignInLimits limits, TownContext town) : ISignIn
{
    // Checked when there is no account to check, so that an unknown address takes as long to refuse as a known one.
    private static readonly Staff Nobody = new() { Email = "", Name = "" };
    private static readonly string NobodysHash = new PasswordHasher<Staff>().HashPassword(Nobody, Guid.NewGuid().ToString());

    public async Task<SignInOutcome> Try(string email, string password)
    {
        var address = users.NormalizeEmail(email.Trim()) ?? "";
        if (!limits.Allows(town.TenantId, address, town.Actor.Address))
            return SignInOutcome.TooManyTries;

        var staff = await users.FindByEmailAsync(email.Trim());
        if (await IsRight(staff, password))
        {
            await library.SignInAsync(staff!, isPersistent: false);
            await SignedIn(staff!);
            return SignInOutcome.SignedIn;
        }

        limits.Failed(town.TenantId, address, town.Actor.Address);
        await town.Write(unit => unit.Publish(new SignInFailed(staff?.Id)));
        return SignInOutcome.Refused;
    }

    public async Task Out()
    {
        await library.SignOutAsync();
        if (town.Actor is { Kind: ActorKind.Staff, Id: { } id })
            await town.Write(unit => unit.Publish(new SignedOut(id)));
    }

    private async Task<bool> IsRight(Staff? staff, string password)
    {
        if (staff is { Active: true, PasswordHash: not null } && !await users.IsLockedOutAsync(staff))
            return (await library.CheckPasswordSignInAsync(staff, password, lockoutOnFailure: true)).Succeeded;
        users.PasswordHasher.VerifyHashedPassword(Nobody, NobodysHash, password);
        return false;
    }

    private Task SignedIn(Staff staff)
    {
        town.Actor = town.Actor with { Kind = ActorKind.Staff, Id = staff.Id };
        return town.Write(async unit =>
        {
            await unit.Execute("UPDATE identity_staff SET last_sign_in_at = @Now WHERE tenant_id = @TenantId AND id = @Id", new { unit.Now, unit.TenantId, staff.Id });
            await unit.Publish(new SignedIn(staff.Id));
        });
    }
}
