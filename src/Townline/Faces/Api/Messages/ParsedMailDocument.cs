using System.ComponentModel;

namespace Townline.Faces.Api.Messages;

[Description("What a mail says, as its sender wrote it: nothing of it is proved, and its HTML is not cleaned. What it does not have is null, a list without members is empty.")]
internal sealed record ParsedMailDocument
{
    [Description("The From field, decoded, on one line.")]
    public required string? From { get; init; }

    [Description("The address that stands for the sender.")]
    public required string? FromEmail { get; init; }

    [Description("The name beside it; empty for none.")]
    public required string FromDisplayName { get; init; }

    [Description("Addresses of To, 100 at most.")]
    public required IReadOnlyList<string> To { get; init; }

    [Description("Addresses of Cc, 100 at most.")]
    public required IReadOnlyList<string> Cc { get; init; }

    [Description("Addresses of Reply-To, 100 at most.")]
    public required IReadOnlyList<string> ReplyTo { get; init; }

    [Description("Decoded, on one line.")]
    public required string? Subject { get; init; }

    [Description("When it was written, as the sender's clock had it, in UTC.")]
    public required DateTimeOffset? Date { get; init; }

    [Description("With its brackets, also when malformed.")]
    public required string? MessageId { get; init; }

    [Description("The message it answers.")]
    public required string? InReplyTo { get; init; }

    [Description("The thread it belongs to, oldest first.")]
    public required IReadOnlyList<string> References { get; init; }

    [Description("The text; of a mail that has only HTML the words of that.")]
    public required string BodyText { get; init; }

    [Description("The HTML as it came: never show it in a page of yours without cleaning it.")]
    public required string? BodyHtml { get; init; }

    [Description("The text without what it quotes.")]
    public required string NewText { get; init; }

    [Description("Whether a person wrote it: none, auto-reply, bounce or list.")]
    public required string Auto { get; init; }

    [Description("What could not be delivered, of a bounce.")]
    public required BounceDocument? Bounce { get; init; }

    [Description("Files in the mail.")]
    public required IReadOnlyList<AttachmentDocument> Attachments { get; init; }
}

[Description("A mail server tells that a mail could not be delivered, or not yet.")]
internal sealed record BounceDocument
{
    [Description("For whom it was.")]
    public required string? Recipient { get; init; }

    [Description("The status of RFC 3463, such as 5.1.1.")]
    public required string? Status { get; init; }

    [Description("It will not be tried again.")]
    public required bool Permanent { get; init; }

    [Description("The mail that could not be delivered.")]
    public required string? OriginalMessageId { get; init; }
}

[Description("A file in a mail.")]
internal sealed record AttachmentDocument
{
    [Description("As its sender called it: no path, and not to be used as one.")]
    public required string Filename { get; init; }

    [Description("As its sender says.")]
    public required string ContentType { get; init; }

    [Description("By which the HTML shows it.")]
    public required string? ContentId { get; init; }

    [Description("It stands within the text.")]
    public required bool Inline { get; init; }

    [Description("Bytes.")]
    public required long Size { get; init; }

    [Description("MD5 of the content, in hexadecimal: tells files apart and proves nothing.")]
    public required string Md5 { get; init; }
}
