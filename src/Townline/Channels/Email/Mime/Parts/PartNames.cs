using Townline.Channels.Email.Mime.Encodings;

namespace Townline.Channels.Email.Mime.Parts;

/// <summary>What a part is called as a file.</summary>
internal static class PartNames
{
    private static readonly Dictionary<string, string> ByType = new(StringComparer.Ordinal)
    {
        ["text/plain"] = "document.txt", ["text/html"] = "document.html", ["text/calendar"] = "calendar.ics", ["text/csv"] = "table.csv", ["text/vcard"] = "contact.vcf", ["text/x-vcard"] = "contact.vcf",
        ["text/rfc822-headers"] = "headers.txt", ["message/rfc822"] = "mail.eml", ["message/global"] = "mail.eml", ["message/delivery-status"] = "delivery-status.txt",
        ["image/jpeg"] = "image.jpg", ["image/jpg"] = "image.jpg", ["image/pjpeg"] = "image.jpg", ["image/png"] = "image.png", ["image/gif"] = "image.gif", ["image/webp"] = "image.webp", ["image/heic"] = "image.heic",
        ["application/pdf"] = "document.pdf", ["application/ms-tnef"] = "winmail.dat", ["application/pgp-signature"] = "signature.asc", ["application/pkcs7-signature"] = "smime.p7s",
        ["application/x-pkcs7-signature"] = "smime.p7s", ["application/pkcs7-mime"] = "smime.p7m", ["application/x-pkcs7-mime"] = "smime.p7m", ["video/quicktime"] = "video.mov", ["video/mp4"] = "video.mp4", ["audio/mpeg"] = "audio.mp3",
    };

    /// <summary>The name in the disposition, else in the type, else on the first line of a uuencoded file.</summary>
    public static string? Given(MailPart part) =>
        NotEmpty(part.Disposition.Parameter("filename"))
        ?? NotEmpty(part.ContentType.Parameter("name"))
        ?? NotEmpty(part.Disposition.Parameter("name"))
        ?? (TransferEncoding.IsUuencode(part.TransferLabel) ? Uuencode.Name(part.Body.Span) : null);

    /// <summary>The given name; without one, a name made of what else is known.</summary>
    public static string Of(MailPart part)
    {
        if (Given(part) is { } given)
        {
            return given;
        }

        if (NotEmpty(part.Message()?.Subject) is { } subject)
        {
            return $"{subject}.eml";
        }

        var byType = ByType.GetValueOrDefault(part.Type);
        if (byType is not null && NotEmpty(part.Headers.Text("Content-Description")) is { } description)
        {
            return description + Path.GetExtension(byType);
        }

        return byType ?? FromContentId(part.ContentId) ?? "file";
    }

    /// <summary>"image001.png@01D1": many mailers put the name there.</summary>
    private static string? FromContentId(string? id)
    {
        var name = id?.Split('@')[0];
        return name is not null && name.LastIndexOf('.') is var dot and > 0 && name.Length - dot - 1 is >= 2 and <= 6 ? name : null;
    }

    private static string? NotEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
