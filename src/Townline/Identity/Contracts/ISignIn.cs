namespace Townline.Identity.Contracts;

/// <summary>Signs staff of the request's town in and out; each attempt becomes an event. Scoped.</summary>
internal interface ISignIn
{
    /// <summary>Tries an address and a password. On success it opens the session of this browser, or asks for the second step.</summary>
    Task<SignInOutcome> Try(string email, string password);

    /// <summary>What whoever gave the password in this browser may give as the second step; null when nobody did in the last ten minutes.</summary>
    Task<SecondStepWays?> Ways();

    /// <summary>Tries a code of the app or of the sheet of recovery codes as the second step.</summary>
    Task<SignInOutcome> Second(string code);

    /// <summary>Ends the session of this browser, if there is one.</summary>
    Task Out();
}

/// <param name="App">A code of an authenticator app.</param>
/// <param name="Passkeys">A passkey, where scripts run.</param>
/// <param name="Codes">How many recovery codes are left.</param>
internal sealed record SecondStepWays(bool App, bool Passkeys, int Codes);

/// <summary>What came of trying to sign in. A person is told the same for every refusal, so that nobody learns whose address is known.</summary>
internal enum SignInOutcome
{
    SignedIn,

    /// <summary>The password was right; now the second step.</summary>
    SecondStep,
    Refused,

    /// <summary>Too many wrong tries from here or for this address in the last quarter of an hour.</summary>
    TooManyTries,

    /// <summary>The password was given too long ago, or not in this browser.</summary>
    StartAgain,
}
