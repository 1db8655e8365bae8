using Microsoft.AspNetCore.Identity;
using Townline.Identity.Accounts;
using Townline.Identity.Contracts;
using Townline.Identity.SecondFactors;
using Townline.Platform.Tenancy;

namespace Townline.Identity.Sessions;

/// <summary>Signs staff in and out, and writes down each attempt.</summary>
internal sealed class SignIn(UserManager<Staff> users, StaffSessions sessions, HalfWay half, FactorReader factors, CodeCheck codes, SignInLimits limits, TownContext town) : ISignIn
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
        return await IsRight(staff, password) ? await Begin(staff!) : await Failed(address, staff?.Id);
    }

    public async Task<SecondStepWays?> Ways()
    {
        if (await half.Find() is not { } staff)
            return null;
        var has = await factors.Of(staff.Id);
        return new SecondStepWays(has.AppSince is not null, has.Passkeys.Count > 0, has.CodesLeft);
    }

    public async Task<SignInOutcome> Second(string code)
    {
        if (await half.Find() is not { } staff)
            return SignInOutcome.StartAgain;
        if (!limits.Allows(town.TenantId, staff.NormalizedEmail, town.Actor.Address))
            return SignInOutcome.TooManyTries;
        if (await codes.Try(staff.Id, code) is { } kind)
        {
            await half.End();
            await sessions.Open(staff, Strength.SecondStep, byRecoveryCode: kind == CodeKind.Recovery);
            return SignInOutcome.SignedIn;
        }
        return await Failed(staff.NormalizedEmail, staff.Id);
    }

    public Task Out() => sessions.Close();

    /// <summary>The password is right: opens the session, or asks for the second step where there is one.</summary>
    public async Task<SignInOutcome> Begin(Staff staff)
    {
        if ((await factors.Of(staff.Id)).Any)
        {
            await half.Begin(staff);
            return SignInOutcome.SecondStep;
        }
        await sessions.Open(staff, Strength.Password);
        return SignInOutcome.SignedIn;
    }

    private async Task<SignInOutcome> Failed(string address, long? staffId)
    {
        limits.Failed(town.TenantId, address, town.Actor.Address);
        await town.Write(unit => unit.Publish(new SignInFailed(staffId)));
        return SignInOutcome.Refused;
    }

    /// <summary>The count of wrong tries is forgotten when somebody is in, and not by the password alone: else it would give new tries at the code.</summary>
    private async Task<bool> IsRight(Staff? staff, string password)
    {
        if (staff is { Active: true, PasswordHash: not null } && !await users.IsLockedOutAsync(staff))
        {
            if (await users.CheckPasswordAsync(staff, password))
                return true;
            await users.AccessFailedAsync(staff);
            return false;
        }
        users.PasswordHasher.VerifyHashedPassword(Nobody, NobodysHash, password);
        return false;
    }
}
