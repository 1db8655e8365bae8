using System.Security.Cryptography;
using Townline.Channels.Email.Mime.Parts;

namespace Townline.Channels.Email.Mime;

/// <summary>A file in a mail.</summary>
/// <param name="IsInline">It stands within the text: its disposition says so, or the HTML shows it by its Content-ID.</param>
internal sealed record MailAttachment(MailPart Part, bool IsInline)
{
    private ReadOnlyMemory<byte>? _content;
    private string? _fileName;

    /// <summary>As the sender called it, else made from the type or the Content-ID. It is no path: whoever stores it makes it safe.</summary>
    public string FileName => _fileName ??= PartNames.Of(Part);

    /// <summary>In lower case, without parameters.</summary>
    public string ContentType => Part.Type;

    /// <summary>Without brackets; null for none.</summary>
    public string? ContentId => Part.ContentId;

    /// <summary>Decoded once, when first asked for.</summary>
    public ReadOnlyMemory<byte> Content => _content ??= Part.Decode();

    /// <summary>Of the content, in lower-case hexadecimal: what tells equal files apart from others, and no proof of anything.</summary>
    public string Md5 => Convert.ToHexStringLower(MD5.HashData(Content.Span));
}
