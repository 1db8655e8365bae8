using Townline.Channels.Email.Mime.Addresses;
using Townline.Channels.Email.Mime.Automatic;
using Townline.Channels.Email.Mime.Body;
using Townline.Channels.Email.Mime.Headers;
using Townline.Channels.Email.Mime.Parts;
using Townline.Channels.Email.Mime.Quoting;

namespace Townline.Channels.Email.Mime;

/// <summary>A mail that was read. Everything is worked out when it is first asked for, from bytes that are not copied. Not for several threads at once.</summary>
internal sealed class MailMessage
{
    private readonly MailWarnings _structure;
    private MailBody? _body;
    private string? _charset;
    private string? _subject;
    private FoldedText? _folded;
    private AutoKind? _auto;
    private Bounce? _bounce;
    private MailSender? _sender;
    private MailAddressList? _replyTo;
    private MailAddressList? _to;
    private MailAddressList? _cc;
    private IReadOnlyList<string>? _references;
    private IReadOnlyList<string>? _inReplyTo;

    internal MailMessage(ReadOnlyMemory<byte> raw, MailPart root, MailWarnings structure) => (Raw, Root, _structure) = (raw, root, structure);

    /// <summary>The bytes that were parsed.</summary>
    public ReadOnlyMemory<byte> Raw { get; }

    /// <summary>The tree of parts; its headers are the mail's.</summary>
    public MailPart Root { get; }

    public HeaderList Headers => Root.Headers;

    /// <summary>What was found wrong while reading the header, the parts and the text.</summary>
    public MailWarnings Warnings => _structure | Sender.Warnings | Read().Warnings | (Date is null ? MailWarnings.BadDate : MailWarnings.None);

    /// <summary>Who wrote it, as safely as it can be said.</summary>
    public MailSender Sender => _sender ??= MailSender.Of(Headers, Charset);

    public MailAddressList ReplyTo => _replyTo ??= Addresses("Reply-To");

    public MailAddressList To => _to ??= Addresses("To");

    public MailAddressList Cc => _cc ??= Addresses("Cc");

    /// <summary>Decoded, on one line; null where there is no such field.</summary>
    public string? Subject => _subject ??= Headers.Find("Subject")?.TextIn(Charset);

    /// <summary>As the sender's clock had it: it may lie in the future. Null where it is missing or cannot be understood.</summary>
    public DateTimeOffset? Date => MailDates.Read(Headers.Raw("Date"));

    /// <summary>With its brackets, also when malformed; null where there is none.</summary>
    public string? MessageId => MessageIds.First(Headers.Raw("Message-ID"));

    /// <summary>Ids of the messages that this one answers, as written.</summary>
    public IReadOnlyList<string> InReplyTo => _inReplyTo ??= MessageIds.All(Headers.Raw("In-Reply-To"));

    /// <summary>Ids of the thread, oldest first, as written.</summary>
    public IReadOnlyList<string> References => _references ??= MessageIds.All(Headers.Raw("References"));

    /// <summary>The text as written, lines ended by LF; where a part has only HTML, the text of that. Empty where the mail has none.</summary>
    public string Text => Read().Text;

    /// <summary>What of the text is new, what is quoted, what is a signature.</summary>
    public FoldedText Folded => _folded ??= FoldedText.Fold(Text, Subject);

    /// <summary>Whether a person wrote it to us.</summary>
    public AutoKind Auto => _auto ??= AutoMail.KindOf(this);

    /// <summary>What a bounce says; null for any other mail.</summary>
    public Bounce? Bounce => Auto == AutoKind.Bounce ? _bounce ??= BounceReader.Read(this) : null;

    /// <summary>The HTML as it came, not cleaned: never show it. Null where the mail has none.</summary>
    public string? Html => Read().Html;

    /// <summary>All that is not shown as text, in order; also pictures that stand inside the HTML.</summary>
    public IReadOnlyList<MailAttachment> Attachments => Read().Attachments;

    private MailBody Read() => _body ??= MailBody.Of(Root);

    /// <summary>In which senders who know no encoded words write their header too.</summary>
    private string? Charset => _charset ??= CharsetOf(Root) ?? "";

    private static string? CharsetOf(MailPart part) => part.ContentType.Parameter("charset") ?? part.Parts.Select(CharsetOf).FirstOrDefault(charset => charset is not null);

    private MailAddressList Addresses(string field) => Headers.Find(field) is { } found ? AddressReader.Read(found, Charset) : MailAddressList.Empty;
}
