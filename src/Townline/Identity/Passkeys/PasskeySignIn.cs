using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Townline.Identity.Accounts;
using Townline.Identity.Contracts;
using Townline.Identity.Sessions;
using Townline.Platform.Tenancy;

namespace Townline.Identity.Passkeys;

/// <summary>
/// Signs in by a passkey: alone, or after the password. The library checks origin, signature and that the device knew its owner. It cannot be guessed,
/// so an account that somebody locked by wrong passwords opens to it all the same.
/// </summary>
internal sealed partial class PasskeySignIn(
    IPasskeyHandler<Staff> library, PasskeyQuestion question, StaffSessions sessions, HalfWay half, SignInLimits limits, IHttpContextAccessor http, TownContext town, ILogger<PasskeySignIn> log)
{
    public async Task<string> Ask()
    {
        var staff = await half.Find();
        var asked = await library.MakeRequestOptionsAsync(staff!, Http);
        question.Remember(staff?.Id, asked.AssertionState);
        return asked.RequestOptionsJson;
    }

    public async Task<SignInOutcome> Try(string credential)
    {
        if (!limits.Allows(town.TenantId, null, town.Actor.Address))
            return SignInOutcome.TooManyTries;
        if (question.Take() is not { } asked)
            return SignInOutcome.StartAgain;
        var answer = await Assert(credential, asked.State);
        if (answer is { Succeeded: true, User: { Active: true } owner, Passkey: { } passkey }
            && (asked.StaffId is null || asked.StaffId == owner.Id)
            && await Counted(owner.Id, passkey))
        {
            await half.End();
            await sessions.Open(owner, Strength.Passkey);
            return SignInOutcome.SignedIn;
        }
        if (answer?.Failure is { } failure)
            Refused(log, failure.Message);
        limits.Failed(town.TenantId, null, town.Actor.Address);
        await town.Write(unit => unit.Publish(new SignInFailed(asked.StaffId ?? answer?.User?.Id)));
        return SignInOutcome.Refused;
    }

    private HttpContext Http => http.HttpContext ?? throw new InvalidOperationException("There is no request.");

    /// <summary>Writes down how often the device has signed; false when it has been written down already, which a copy of a device or of an answer would bring about.</summary>
    private async Task<bool> Counted(long staffId, UserPasskeyInfo passkey) =>
        await town.Write(unit => unit.Execute(
            """
            UPDATE identity_passkey SET sign_count = @count, last_used_at = @Now, is_backed_up = @IsBackedUp, is_user_verified = @IsUserVerified
            WHERE tenant_id = @TenantId AND staff_id = @staffId AND credential_id = @id AND (sign_count < @count OR (sign_count = 0 AND @count = 0))
            """,
            new { count = (long)passkey.SignCount, unit.Now, passkey.IsBackedUp, passkey.IsUserVerified, unit.TenantId, staffId, id = WebEncoders.Base64UrlEncode(passkey.CredentialId) }
        )) == 1;

    /// <summary>Null for what is no answer of a browser at all.</summary>
    private async Task<PasskeyAssertionResult<Staff>?> Assert(string credential, string? state)
    {
        try
        {
            return await library.PerformAssertionAsync(new PasskeyAssertionContext { HttpContext = Http, CredentialJson = credential, AssertionState = state });
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A passkey was refused: {Reason}")]
    private static partial void Refused(ILogger log, string reason);
}
