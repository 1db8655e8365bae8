namespace Townline.Identity.Contracts;

/// <summary>What the signed-in member of staff has beside the password, in the request's town. Scoped.</summary>
internal interface ISecondFactors
{
    Task<Factors> Of(long staffId, CancellationToken cancel = default);

    /// <summary>Whether the password must be given again before something delicate: a quarter of an hour after signing in.</summary>
    bool AsksForPassword { get; }

    /// <summary>The secret to put into an app, the same for an hour, so that two tabs show the same; null when there is an app already.</summary>
    Task<AppOffer?> OfferApp();

    /// <summary>Turns the app on when the code is of the secret that was offered.</summary>
    Task<FactorOutcome> ConfirmApp(string code, string? password);

    /// <summary>Turns the app off; other sessions end.</summary>
    Task<FactorOutcome> TurnOffApp(string? password);

    /// <summary>A new sheet; the old codes are void.</summary>
    Task<(FactorOutcome Outcome, IReadOnlyList<string> Codes)> NewCodes(string? password);

    /// <summary>A sheet for somebody who has a second step and none left; else none.</summary>
    Task<IReadOnlyList<string>> FirstCodes();
}

/// <param name="AppSince">When the app was turned on; null without one.</param>
/// <param name="CodesLeft">Recovery codes not yet used.</param>
internal sealed record Factors(DateTimeOffset? AppSince, int CodesLeft, IReadOnlyList<PasskeyView> Passkeys)
{
    /// <summary>Whether the password alone does not open a session.</summary>
    public bool Any => AppSince is not null || Passkeys.Count > 0;

    /// <summary>The strongest sign-in that is possible with it.</summary>
    public Strength Best => Passkeys.Count > 0 ? Strength.Passkey : AppSince is not null ? Strength.SecondStep : Strength.Password;
}

/// <param name="Synced">The device keeps a copy with its maker, so that a new device has it too.</param>
internal sealed record PasskeyView(long Id, string Name, DateTimeOffset CreatedAt, DateTimeOffset? LastUsedAt, bool Synced);

/// <param name="Secret">In base 32, to be typed.</param>
/// <param name="Link">What a QR code says.</param>
internal sealed record AppOffer(string Secret, string Link);

/// <summary>What came of changing one's second steps.</summary>
internal enum FactorOutcome
{
    Done,
    CodeIsWrong,
    PasswordIsWrong,

    /// <summary>Another tab was quicker.</summary>
    AlreadyOn,

    /// <summary>There is none.</summary>
    NotThere,

    /// <summary>The role asks for it, and there is nothing else to take its place.</summary>
    Needed,

    /// <summary>The role asks for a passkey, there is one, and the session was not opened by it.</summary>
    SessionIsWeak,
}
