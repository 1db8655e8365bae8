namespace Townline.Conversations.Contracts;

/// <summary>Mails as staff see them: from whom and to whom, what they look like, what hangs on them, and as they came. Kept by the e-mail channel.</summary>
internal interface IMailViews
{
    /// <summary>
    /// Which of these entries came as mails whose bytes are still kept, by id of the entry. Of a long story only the newest 30 are read: their bytes,
    /// each once, and then from memory. HTML of an entry whose words were corrected is left out: it would say again what was corrected.
    /// </summary>
    Task<IReadOnlyDictionary<long, MailView>> Of(int tenantId, IReadOnlyList<TimelineEntry> entries, MailShowing showing, CancellationToken cancel);

    /// <summary>
    /// The HTML of a mail as its sender made it, or else its text, as a page of its own that is to be shown in a sandboxed frame alone: it is not cleaned, but for
    /// what would make a browser fetch something. Null when the entry came as no mail, or its bytes are no longer kept.
    /// </summary>
    Task<string?> Page(int tenantId, long entryId, CancellationToken cancel);

    /// <summary>The bytes as they came; null as with <see cref="Page"/>.</summary>
    Task<byte[]?> Raw(int tenantId, long entryId, CancellationToken cancel);

    /// <summary>What a mail says, as one JSON object in UTF-8: that of `townline mail parse`. Null as with <see cref="Page"/>.</summary>
    Task<byte[]?> Parsed(int tenantId, long entryId, CancellationToken cancel);
}

/// <param name="QuotedLabel">The words on what is quoted and folded.</param>
/// <param name="RemoteOf">The entry whose pictures on other servers are shown, which tells their owners that it was read; null for none.</param>
internal sealed record MailShowing(string QuotedLabel, long? RemoteOf = null);

/// <summary>One mail.</summary>
internal sealed record MailView
{
    /// <summary>As given, with name and address; empty where the mail names none. Nothing of it is proved.</summary>
    public required string From { get; init; }
    public required IReadOnlyList<string> To { get; init; }
    public required IReadOnlyList<string> Cc { get; init; }
    public required string Subject { get; init; }

    /// <summary>May stand in a page as it is: elements of an allow-list alone, no style, no script. Null for a mail without HTML: then <see cref="Text"/> is what to show.</summary>
    public string? Html { get; init; }

    /// <summary>The text as it was written, in pieces.</summary>
    public required IReadOnlyList<MailPassage> Text { get; init; }

    /// <summary>Pictures on other servers that the HTML has, shown or not.</summary>
    public int RemotePictures { get; init; }
    public required IReadOnlyList<MailFile> Files { get; init; }
}

/// <param name="IsQuoted">It was written before, and is answered here.</param>
internal sealed record MailPassage(string Text, bool IsQuoted);

/// <summary>A file in a mail.</summary>
/// <param name="Name">As the sender called it, fit to be shown.</param>
/// <param name="MediaType">As the sender says.</param>
/// <param name="Size">Bytes.</param>
/// <param name="FileId">The stored file; null for one that the town does not take: it stays in the mail as it came.</param>
/// <param name="IsShown">It is a picture that stands within the HTML.</param>
internal sealed record MailFile(string Name, string MediaType, long Size, long? FileId, bool IsShown);
