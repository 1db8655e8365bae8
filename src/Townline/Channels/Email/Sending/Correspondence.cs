using Townline.Channels.Email.Mime;
using Townline.Conversations.Contracts;

namespace Townline.Channels.Email.Sending;

/// <summary>Between whom and about what mails go to and fro.</summary>
/// <param name="Address">The resident's.</param>
/// <param name="Name">As they call themselves; empty when they do not.</param>
/// <param name="Mailbox">The town's, which they wrote to.</param>
/// <param name="Subject">Of their first mail that is kept, without "Re:"; null for none.</param>
/// <param name="Ids">Message-IDs of their mails, oldest first.</param>
internal sealed record Correspondence(string Address, string Name, MailboxInfo Mailbox, string? Subject, IReadOnlyList<string> Ids)
{
    /// <summary>In which the resident likes to read; null when nobody knows.</summary>
    public string? Language { get; init; }

    /// <summary>They have said that they want no news by mail.</summary>
    public bool RefusesNews { get; init; }

    /// <summary>How they like to hear; null when nobody knows.</summary>
    public string? PreferredChannel { get; init; }

    /// <summary>The first mail of the request that is kept, whoever wrote it, as far as its header; null for none.</summary>
    public MailMessage? Opening { get; init; }

    /// <summary>Nothing arrives at the address, as its server said.</summary>
    public bool IsDeadEnd { get; init; }
}
