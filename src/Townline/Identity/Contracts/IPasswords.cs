namespace Townline.Identity.Contracts;

/// <summary>Setting and changing passwords in the request's town. Scoped.</summary>
internal interface IPasswords
{
    /// <summary>Fewest characters of a password.</summary>
    int ShortestLength { get; }

    /// <summary>Whether a one-time link still sets this account's password.</summary>
    Task<bool> LinkIsGood(long staffId, string token);

    /// <summary>Uses a one-time link up, ends a lock-out and opens a session in this browser, or asks for the second step.</summary>
    Task<PasswordOutcome> Set(long staffId, string token, string password);

    /// <summary>Changes the password of whoever is signed in; their other sessions end.</summary>
    Task<PasswordOutcome> Change(string current, string password);
}

/// <summary>What came of setting a password.</summary>
internal enum PasswordOutcome
{
    Done,

    /// <summary>It is set; before a session opens comes the second step.</summary>
    SecondStep,

    /// <summary>Too short, too long, or one character over and over.</summary>
    TooWeak,

    /// <summary>The link was used, is too old, or never was one.</summary>
    LinkIsUsedUp,

    /// <summary>The current password is wrong, or the account is locked after too many wrong ones.</summary>
    CurrentIsWrong,
}
