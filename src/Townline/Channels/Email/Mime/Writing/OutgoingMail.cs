using Townline.Channels.Email.Mime.Addresses;

namespace Townline.Channels.Email.Mime.Writing;

/// <summary>A mail to be written. Texts may hold anything: what would break a header is taken out of it, and lines are ended as mails end them.</summary>
internal sealed record OutgoingMail
{
    /// <summary>A valid address (<see cref="MailAddress.IsValid"/>), as are all others.</summary>
    public required MailAddress From { get; init; }
    public required IReadOnlyList<MailAddress> To { get; init; }
    public IReadOnlyList<MailAddress> Cc { get; init; } = [];
    public MailAddress? ReplyTo { get; init; }
    public required string Subject { get; init; }
    public required DateTimeOffset Date { get; init; }

    /// <summary>With its brackets, as the ids below. Of those, what is no id is left out.</summary>
    public required string MessageId { get; init; }

    /// <summary>The message it answers; null for none.</summary>
    public string? InReplyTo { get; init; }

    /// <summary>The thread, oldest first.</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    /// <summary>A machine writes it, so that machines do not answer.</summary>
    public bool IsAutomatic { get; init; }

    /// <summary>Where one click ends a subscription (RFC 8058): an https address. Null on what is no subscription.</summary>
    public string? Unsubscribe { get; init; }

    /// <summary>Language tag of the text.</summary>
    public string? Language { get; init; }
    public required string Text { get; init; }

    /// <summary>The same as HTML; null for none.</summary>
    public string? Html { get; init; }
    public IReadOnlyList<OutgoingFile> Files { get; init; } = [];
}

/// <param name="ContentType">Such as "image/png"; what is none, or says that it is itself a mail, is sent as plain bytes.</param>
internal sealed record OutgoingFile(string Name, string ContentType, ReadOnlyMemory<byte> Content)
{
    /// <summary>By which the HTML shows it within the words, "cid:" and this; null for what only goes along. As a Message-ID, without brackets.</summary>
    public string? ContentId { get; init; }
}
