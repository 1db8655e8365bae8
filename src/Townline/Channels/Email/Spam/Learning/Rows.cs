using Townline.Conversations.Contracts;
using Townline.Platform.Storage;

namespace Townline.Channels.Email.Spam.Learning;

/// <summary>How often a sign was seen in mails of a town. The sign itself is not kept, only its <see cref="MailToken.Key"/>.</summary>
internal sealed class SignRow : ITenantOwned
{
    public int TenantId { get; init; }
    public long Sign { get; init; }
    public int Good { get; init; }
    public int Bad { get; init; }
}

/// <summary>What was learned from one mail, so that it counts once and can be unlearned to the letter, also after its bytes are gone.</summary>
internal sealed class Lesson : ITenantOwned
{
    public long Id { get; init; }
    public int TenantId { get; init; }

    /// <summary>Of the mail.</summary>
    public required string ExternalId { get; init; }
    public bool IsSpam { get; init; }
    public required IReadOnlyList<long> Signs { get; init; }
}

/// <summary>How a town tells spam, as stored; with the maintained count of mails that were learned.</summary>
internal sealed class SpamSettingRow : ITenantOwned
{
    public int TenantId { get; init; }
    public bool TrustsMarks { get; init; }
    public int Threshold { get; init; }
    public int Good { get; init; }
    public int Bad { get; init; }

    public SpamSettings Read() => new(TrustsMarks, Threshold, Good, Bad);
}
