namespace Townline.Identity.Contracts;

/// <summary>Signs staff of the request's town in and out; each attempt becomes an event. Scoped.</summary>
internal interface ISignIn
{
    /// <summary>Tries an address and a password, and on success opens the session of this browser.</summary>
    Task<SignInOutcome> Try(string email, string password);

    /// <summary>Ends the session of this browser, if there is one.</summary>
    Task Out();
}

/// <summary>What came of trying to sign in. A person is told the same for every refusal, so that nobody learns whose address is known.</summary>
internal enum SignInOutcome
{
    SignedIn,
    Refused,

    /// <summary>Too many wrong tries from here or for this address in the last quarter of an hour.</summary>
    TooManyTries,
}
