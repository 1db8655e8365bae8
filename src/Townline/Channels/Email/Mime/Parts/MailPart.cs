using Townline.Channels.Email.Mime.Encodings;
using Townline.Channels.Email.Mime.Headers;

namespace Townline.Channels.Email.Mime.Parts;

/// <summary>A part of a mail, with its own parts if it is a multipart. Its content is decoded when it is asked for, and not kept.</summary>
internal sealed class MailPart
{
    private readonly int _depth;

    /// <param name="charset">What raw bytes in its header may be written in; null where nothing says so.</param>
    internal MailPart(HeaderList headers, FieldValue type, string? charset, ReadOnlyMemory<byte> body, IReadOnlyList<MailPart> parts, int depth)
    {
        (Headers, ContentType, Body, Parts, _depth) = (headers, type, body, parts, depth);
        Disposition = headers.Find("Content-Disposition") is { } field ? FieldValue.Read(field.RawIn(charset)) : FieldValue.Empty;
    }

    public HeaderList Headers { get; }

    /// <summary>Type and subtype in lower case, and the parameters.</summary>
    public FieldValue ContentType { get; }

    public string Type => ContentType.Main;

    public bool IsMultipart => Parts.Count > 0;

    public IReadOnlyList<MailPart> Parts { get; }

    public FieldValue Disposition { get; }

    /// <summary>As it travelled: still encoded.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    public string? TransferLabel => Headers.Raw("Content-Transfer-Encoding");

    /// <summary>Without brackets; null for none.</summary>
    public string? ContentId => Headers.Raw("Content-ID")?.Trim().Trim('<', '>').Trim() is { Length: > 0 } id ? HeaderText.Clean(id) : null;

    /// <summary>The name the sender gave, decoded; null for none. It may hold slashes and dots: it is no path.</summary>
    public string? GivenName => PartNames.Given(this);

    /// <summary>The content without its transfer encoding.</summary>
    public ReadOnlyMemory<byte> Decode() => TransferEncoding.Decode(TransferLabel, Body);

    /// <summary>The message that this part carries (message/rfc822); null where it carries none or is too deep in others.</summary>
    public MailMessage? Message() =>
        Type is "message/rfc822" or "message/global" && _depth < MailLimits.MaxDepth ? MailParser.Parse(Decode(), _depth + 1, MailWarnings.None) : null;
}
