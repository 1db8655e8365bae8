namespace Townline.Identity.Contracts;

/// <summary>
/// Passkeys in the request's town. A browser is given a question as JSON and sends its answer back within five minutes; the question is
/// remembered in a sealed cookie. Scoped.
/// </summary>
internal interface IPasskeys
{
    /// <summary>The question by which the device of whoever is signed in makes a passkey (PublicKeyCredentialCreationOptions).</summary>
    /// <returns>Null with the reason why not.</returns>
    Task<(FactorOutcome Outcome, string? Question)> AskToMake(string? password);

    /// <summary>Keeps the passkey that the device made.</summary>
    /// <param name="name">What its owner calls it, 1 to 60 characters; blank: after the device.</param>
    Task<FactorOutcome> Add(string credential, string? name, string? password);

    /// <summary>Gives it another name.</summary>
    Task<FactorOutcome> Rename(long id, string? name);

    /// <summary>Removes it; other sessions end.</summary>
    Task<FactorOutcome> Remove(long id, string? password);

    /// <summary>The question by which somebody signs in: whoever gave the password in this browser, or anybody (PublicKeyCredentialRequestOptions).</summary>
    Task<string> AskToSignIn();

    /// <summary>Opens a session for the owner of the passkey that answers.</summary>
    Task<SignInOutcome> SignIn(string credential);
}
