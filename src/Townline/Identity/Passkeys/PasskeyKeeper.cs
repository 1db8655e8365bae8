using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Townline.Identity.Accounts;
using Townline.Identity.Contracts;
using Townline.Identity.SecondFactors;
using Townline.Identity.Sessions;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;

namespace Townline.Identity.Passkeys;

/// <summary>The passkeys of whoever is signed in: made, named, removed.</summary>
internal sealed class PasskeyKeeper(
    IPasskeyHandler<Staff> library, PasskeyQuestion question, PasskeySignIn signIn, FactorReader reader, Reassurance sure, CurrentSession current, IHttpContextAccessor http, TownContext town, Store store) : IPasskeys
{
    private const int LongestName = 60;

    public async Task<(FactorOutcome Outcome, string? Question)> AskToMake(string? password)
    {
        if (await MayAdd(password) is not FactorOutcome.Done and var why)
            return (why, null);
        var asked = await library.MakeCreationOptionsAsync(new PasskeyUserEntity { Id = $"{Me.Id}", Name = Me.Email, DisplayName = Me.Name }, Http);
        question.Remember(Me.Id, asked.AttestationState);
        return (FactorOutcome.Done, asked.CreationOptionsJson);
    }

    public async Task<FactorOutcome> Add(string credential, string? name, string? password)
    {
        if (await MayAdd(password) is not FactorOutcome.Done and var why)
            return why;
        if (question.Take() is not { } asked || asked.StaffId != Me.Id)
            return FactorOutcome.CodeIsWrong;
        var made = await Attest(credential, asked.State);
        if (made is not { Succeeded: true, Passkey: { } passkey } || made.UserEntity?.Id != $"{Me.Id}")
            return FactorOutcome.CodeIsWrong;
        try
        {
            await town.Write(async unit =>
            {
                var row = unit.Add(Passkey.Of(passkey, unit.NextId(), unit.TenantId, Me.Id, Named(name), unit.Now));
                await SessionRows.Strengthen(unit, Me.Id, current.Live!.Id, Strength.Passkey);
                await unit.Publish(new PasskeyAdded(Me.Id, row.Name));
            });
            return FactorOutcome.Done;
        }
        catch (Exception error) when (store.Engine.IsDuplicateKey(error))
        {
            return FactorOutcome.AlreadyOn;
        }
    }

    public Task<FactorOutcome> Rename(long id, string? name) =>
        town.Write(async unit =>
        {
            if (await unit.Db.Set<Passkey>().FirstOrDefaultAsync(key => key.Id == id && key.StaffId == Me.Id) is not { } key)
                return FactorOutcome.NotThere;
            key.Name = Named(name);
            return FactorOutcome.Done;
        });

    public async Task<FactorOutcome> Remove(long id, string? password)
    {
        if (!await sure.IsSure(password))
            return FactorOutcome.PasswordIsWrong;
        var has = await reader.Of(Me.Id);
        if (has.Passkeys.FirstOrDefault(key => key.Id == id) is not { } gone)
            return FactorOutcome.NotThere;
        if ((has with { Passkeys = [.. has.Passkeys.Where(key => key.Id != id)] }).Best < current.Live!.Policy.Least)
            return FactorOutcome.Needed;
        await town.Write(async unit =>
        {
            await unit.Execute("DELETE FROM identity_passkey WHERE tenant_id = @TenantId AND staff_id = @staff AND id = @id", new { unit.TenantId, staff = Me.Id, id });
            await SessionRows.EndAll(unit, Me.Id, but: current.Live.Id);
            await unit.Publish(new PasskeyRemoved(Me.Id, gone.Name));
        });
        return FactorOutcome.Done;
    }

    public Task<string> AskToSignIn() => signIn.Ask();

    public Task<SignInOutcome> SignIn(string credential) => signIn.Try(credential);

    private SignedInStaff Me => current.Live?.Staff ?? throw new InvalidOperationException("Nobody is signed in.");

    private HttpContext Http => http.HttpContext ?? throw new InvalidOperationException("There is no request.");

    private static string Named(string? name) => name?.Trim() is { Length: > 0 } given ? given[..Math.Min(given.Length, LongestName)] : "Passkey";

    /// <summary>
    /// Where the role asks for a passkey and there is one, whoever came without it adds none: else a code that an imitation of our site asked for would be
    /// as good as a passkey. Who lost theirs has a recovery code.
    /// </summary>
    private async Task<FactorOutcome> MayAdd(string? password)
    {
        if (!await sure.IsSure(password))
            return FactorOutcome.PasswordIsWrong;
        var weak = current.Live is { Policy.Least: Strength.Passkey, Strength: < Strength.Passkey, ByRecoveryCode: false };
        return weak && (await reader.Of(Me.Id)).Passkeys.Count > 0 ? FactorOutcome.SessionIsWeak : FactorOutcome.Done;
    }

    /// <summary>Null for what is no answer of a browser at all.</summary>
    private async Task<PasskeyAttestationResult?> Attest(string credential, string? state)
    {
        try
        {
            return await library.PerformAttestationAsync(new PasskeyAttestationContext { HttpContext = Http, CredentialJson = credential, AttestationState = state });
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
