using Townline.Platform.Storage;
using Townline.Platform.Tenancy;

namespace Townline.People.Contracts;

/// <summary>
/// Links by which somebody proves that an e-mail address is theirs. A link is good once, for 15 minutes, in the browser in which it was asked for; in another one only
/// with the code that stands in that browser. Whether the town knows the address makes no difference to anything here.
/// </summary>
internal interface ISignInLinks
{
    /// <summary>Writes down that a link was asked for.</summary>
    /// <returns>The secret that the mail carries; null when this address is to get no further mail now, which nobody may be told.</returns>
    Task<string?> Ask(Unit unit, Tenant town, SignInOrder order);

    /// <summary>What this browser asked for last; null when that is over.</summary>
    Task<AskedLink?> Asked(TownlineDb db, string browser, CancellationToken cancel);

    /// <summary>The link of a secret, unchanged by looking; null for one that was used or forged, whose time is over, or that is another town's.</summary>
    /// <param name="browser">Name of the browser that looks; null for one without.</param>
    Task<GoodLink?> Find(TownlineDb db, Tenant town, string? secret, string? browser, CancellationToken cancel);

    /// <summary>Uses the link up, makes the address a verified identity and signs its holder in.</summary>
    /// <param name="code">As typed, where it was asked for.</param>
    /// <param name="device">What the browser says of itself.</param>
    Task<LinkUse> Use(Unit unit, Tenant town, string? secret, string? browser, string? code, string? device);
}

/// <param name="Address">As typed, a valid address.</param>
/// <param name="Language">Of the page on which they asked.</param>
/// <param name="Browser">Random name of their browser, kept as a hash.</param>
internal sealed record SignInOrder(string Address, string Language, string Browser);

/// <param name="Address">As typed.</param>
/// <param name="Code">To be typed where the link is opened in another browser.</param>
internal sealed record AskedLink(string Address, string Code, DateTimeOffset Until)
{
    /// <summary>How long a link is good.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(15);
}

/// <param name="Shown">The address; in another browser than the one that asked only enough to recognise it.</param>
/// <param name="IsSameBrowser">Opened where it was asked for: no code is needed.</param>
internal sealed record GoodLink(string Shown, bool IsSameBrowser);

/// <param name="Session">Secret of the new session, for the cookie; null unless signed in.</param>
internal sealed record LinkUse(LinkOutcome Outcome, string? Session = null);

internal enum LinkOutcome
{
    /// <summary>Used, forged, too late, another town's, or guessed at too often.</summary>
    Gone,
    WrongCode,
    SignedIn,
}
