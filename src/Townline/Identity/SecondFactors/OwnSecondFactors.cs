using Microsoft.EntityFrameworkCore;
using Townline.Identity.Accounts;
using Townline.Identity.Contracts;
using Townline.Identity.Sessions;
using Townline.Platform.Tenancy;

namespace Townline.Identity.SecondFactors;

/// <inheritdoc cref="ISecondFactors"/>
internal sealed class OwnSecondFactors(FactorReader reader, Reassurance sure, CurrentSession current, TownContext town, TimeProvider time) : ISecondFactors
{
    private static readonly TimeSpan OfferStands = TimeSpan.FromHours(1);

    public bool AsksForPassword => sure.AsksForPassword;

    public Task<Factors> Of(long staffId, CancellationToken cancel = default) => reader.Of(staffId, cancel);

    public async Task<AppOffer?> OfferApp()
    {
        var me = Me;
        var secret = await town.Write(async unit =>
        {
            await unit.Execute(
                "INSERT INTO identity_authenticator (staff_id, tenant_id, offered_at, last_step) VALUES (@Id, @TenantId, @Now, 0) ON CONFLICT DO NOTHING",
                new { me.Id, unit.TenantId, unit.Now }
            );
            var app = await unit.Db.Set<Authenticator>().FirstAsync(app => app.StaffId == me.Id);
            if (app.IsOn)
                return null;
            if (app.Secret is null || unit.Now - app.OfferedAt > OfferStands)
                (app.Secret, app.OfferedAt, app.ConfirmedAt) = (Totp.NewSecret(), unit.Now, null);
            return app.Secret;
        });
        return secret is null ? null : new AppOffer(Base32.Encode(secret), Totp.Link(town.Tenant.Name, me.Email, secret));
    }

    public async Task<FactorOutcome> ConfirmApp(string code, string? password)
    {
        if (!await sure.IsSure(password))
            return FactorOutcome.PasswordIsWrong;
        return await town.Write(async unit =>
        {
            var app = await unit.Db.Set<Authenticator>().FirstOrDefaultAsync(app => app.StaffId == Me.Id);
            if (app is { IsOn: true })
                return FactorOutcome.AlreadyOn;
            if (app?.Secret is not { } secret || Totp.Read(code) is not { } digits || Totp.StepOf(secret, digits, time.GetUtcNow()) is not { } step)
                return FactorOutcome.CodeIsWrong;
            (app.ConfirmedAt, app.LastStep) = (unit.Now, step);
            await SessionRows.Strengthen(unit, Me.Id, current.Live!.Id, Strength.SecondStep);
            await unit.Publish(new AppTurnedOn(Me.Id));
            return FactorOutcome.Done;
        });
    }

    public async Task<FactorOutcome> TurnOffApp(string? password)
    {
        if (!await sure.IsSure(password))
            return FactorOutcome.PasswordIsWrong;
        var has = await reader.Of(Me.Id);
        if (has.AppSince is null)
            return FactorOutcome.NotThere;
        if ((has with { AppSince = null }).Best < current.Live!.Policy.Least)
            return FactorOutcome.Needed;
        await town.Write(async unit =>
        {
            await unit.Execute("DELETE FROM identity_authenticator WHERE tenant_id = @TenantId AND staff_id = @Id", new { unit.TenantId, Me.Id });
            await SessionRows.EndAll(unit, Me.Id, but: current.Live.Id);
            await unit.Publish(new AppTurnedOff(Me.Id));
        });
        return FactorOutcome.Done;
    }

    public async Task<(FactorOutcome Outcome, IReadOnlyList<string> Codes)> NewCodes(string? password)
    {
        if (!await sure.IsSure(password))
            return (FactorOutcome.PasswordIsWrong, []);
        return (await reader.Of(Me.Id)).Any ? (FactorOutcome.Done, await MakeSheet()) : (FactorOutcome.NotThere, []);
    }

    public async Task<IReadOnlyList<string>> FirstCodes() => await reader.Of(Me.Id) is { Any: true, CodesLeft: 0 } ? await MakeSheet() : [];

    private SignedInStaff Me => current.Live?.Staff ?? throw new InvalidOperationException("Nobody is signed in.");

    private async Task<IReadOnlyList<string>> MakeSheet()
    {
        string[] codes = [.. Enumerable.Range(0, RecoveryCodes.Sheet).Select(_ => RecoveryCodes.Make())];
        await town.Write(async unit =>
        {
            // Of two tabs that ask at once, the later one's sheet is the good one.
            await unit.Execute("UPDATE identity_staff SET active = active WHERE tenant_id = @TenantId AND id = @Id", new { unit.TenantId, Me.Id });
            await unit.Execute("DELETE FROM identity_recovery_code WHERE tenant_id = @TenantId AND staff_id = @Id", new { unit.TenantId, Me.Id });
            foreach (var code in codes)
                unit.Add(new RecoveryCode { Id = unit.NextId(), TenantId = unit.TenantId, StaffId = Me.Id, Hash = RecoveryCodes.Hash(Me.Id, RecoveryCodes.Read(code)!), CreatedAt = unit.Now });
            await unit.Publish(new RecoveryCodesMade(Me.Id));
        });
        return codes;
    }
}
