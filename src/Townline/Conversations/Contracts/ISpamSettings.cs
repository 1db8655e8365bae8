using Townline.Platform.Storage;

namespace Townline.Conversations.Contracts;

/// <summary>How a town tells spam. Kept by the e-mail channel.</summary>
internal interface ISpamSettings
{
    Task<SpamSettings> Of(int tenantId, CancellationToken cancel);

    /// <param name="threshold">50 to 100.</param>
    /// <exception cref="Requests.Contracts.RuleBrokenException">The threshold is none.</exception>
    Task Save(Unit unit, bool trustsMarks, int threshold);

    /// <summary>Forgets every word that was learned, good or bad. Rules and the folder stay.</summary>
    Task Forget(Unit unit);
}

/// <param name="TrustsMarks">What the town's mail server wrote into a mail counts.</param>
/// <param name="Threshold">From how many of a hundred on the words of a mail make it spam.</param>
/// <param name="Good">Mails that were learned as good.</param>
/// <param name="Bad">Mails that were learned as spam.</param>
internal sealed record SpamSettings(bool TrustsMarks, int Threshold, int Good, int Bad)
{
    public const int UsualThreshold = 95;

    /// <summary>So many of each kind it takes before words are looked at.</summary>
    public const int Fewest = 20;

    public static SpamSettings Usual { get; } = new(true, UsualThreshold, 0, 0);

    public bool JudgesWords => Good >= Fewest && Bad >= Fewest;
}
