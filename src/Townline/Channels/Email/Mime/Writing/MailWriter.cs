using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Townline.Channels.Email.Mime.Writing;

/// <summary>Writes a mail (RFC 5322 and MIME). The same mail is always the same bytes, so that one sent again is the one sent before.</summary>
internal static partial class MailWriter
{
    /// <exception cref="ArgumentException">An address is none.</exception>
    public static WrittenMail Write(OutgoingMail mail)
    {
        var header = new HeaderWriter();
        header.Value("Date", mail.Date.ToString("ddd, dd MMM yyyy HH:mm:ss ", CultureInfo.InvariantCulture) + mail.Date.ToString("zzz", CultureInfo.InvariantCulture).Replace(":", "", StringComparison.Ordinal));
        header.Addresses("From", [mail.From]);
        header.Addresses("To", mail.To);
        if (mail.Cc.Count > 0)
        {
            header.Addresses("Cc", mail.Cc);
        }

        if (mail.ReplyTo is { } reply)
        {
            header.Addresses("Reply-To", [reply]);
        }

        header.Text("Subject", mail.Subject);
        header.Ids("Message-ID", [mail.MessageId]);
        header.Ids("In-Reply-To", mail.InReplyTo is { } answered ? [answered] : []);
        header.Ids("References", mail.References);
        Marks(header, mail);
        header.Value("MIME-Version", "1.0");
        var body = new StringBuilder();
        Whole(body, mail);
        return new WrittenMail(Encoding.UTF8.GetBytes($"{header}{body}"), header.NeedsUtf8);
    }

    private static void Marks(HeaderWriter header, OutgoingMail mail)
    {
        if (mail.IsAutomatic)
        {
            header.Value("Auto-Submitted", mail.InReplyTo is null ? "auto-generated" : "auto-replied");
            header.Value("X-Auto-Response-Suppress", "All");
        }

        if (mail.Unsubscribe is { } link && Uri.TryCreate(link, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps)
        {
            header.Value("List-Unsubscribe", $"<{address.AbsoluteUri}>");
            header.Value("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }

        if (mail.Language is { } language && LanguageTag().IsMatch(language))
        {
            header.Value("Content-Language", language);
        }
    }

    private static void Whole(StringBuilder body, OutgoingMail mail)
    {
        var enclosed = mail.Files.Where(file => !IsShown(mail, file)).ToList();
        if (enclosed.Count == 0)
        {
            Words(body, mail);
            return;
        }

        var boundary = Open(body, mail, "mixed");
        body.Append($"--{boundary}\r\n");
        Words(body, mail);
        Files(body, enclosed, boundary);
    }

    private static bool IsShown(OutgoingMail mail, OutgoingFile file) => mail.Html is not null && file.ContentId is not null;

    private static void Words(StringBuilder body, OutgoingMail mail)
    {
        if (mail.Html is not { } html)
        {
            Text(body, "plain", mail.Text);
            return;
        }

        var boundary = Open(body, mail, "alternative");
        body.Append($"--{boundary}\r\n");
        Text(body, "plain", mail.Text);
        body.Append($"--{boundary}\r\n");
        Html(body, mail, html);
        body.Append($"--{boundary}--\r\n");
    }

    /// <summary>With the pictures that it shows (RFC 2387).</summary>
    private static void Html(StringBuilder body, OutgoingMail mail, string html)
    {
        var shown = mail.Files.Where(file => IsShown(mail, file)).ToList();
        if (shown.Count == 0)
        {
            Text(body, "html", html);
            return;
        }

        var boundary = Open(body, mail, "related");
        body.Append($"--{boundary}\r\n");
        Text(body, "html", html);
        Files(body, shown, boundary);
    }

    private static void Files(StringBuilder body, List<OutgoingFile> files, string boundary)
    {
        foreach (var file in files)
        {
            body.Append($"--{boundary}\r\n");
            File(body, file);
        }

        body.Append($"--{boundary}--\r\n");
    }

    /// <summary>"=_" stands in no text that is quoted-printable or Base64, so no part can hold the boundary.</summary>
    private static string Open(StringBuilder body, OutgoingMail mail, string kind)
    {
        var boundary = $"=_{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(kind + mail.MessageId)).AsSpan(0, 12))}";
        body.Append($"Content-Type: multipart/{kind};\r\n boundary=\"{boundary}\"\r\n\r\n");
        return boundary;
    }

    private static void Text(StringBuilder body, string subtype, string text)
    {
        var (encoding, lines) = TextBody.Of(text);
        body.Append($"Content-Type: text/{subtype}; charset=utf-8\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n{lines}");
    }

    private static void File(StringBuilder body, OutgoingFile file)
    {
        var name = Headers.HeaderText.Clean(file.Name.Replace('\r', ' '));
        var isPlain = MediaType().IsMatch(file.ContentType) && !file.ContentType.StartsWith("message/", StringComparison.OrdinalIgnoreCase) && !file.ContentType.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase);
        body.Append($"Content-Type: {(isPlain ? file.ContentType : "application/octet-stream")}\r\nContent-Transfer-Encoding: base64\r\n{(file.ContentId is { } id ? $"Content-ID: <{id}>\r\nContent-Disposition: inline" : "Content-Disposition: attachment")}");
        foreach (var parameter in ParameterWriter.Of("filename", name))
        {
            body.Append($";\r\n {parameter}");
        }

        body.Append("\r\n\r\n").Append(TextBody.Base64(file.Content.Span));
    }

    [GeneratedRegex(@"\A[A-Za-z0-9-]{1,35}\z")]
    private static partial Regex LanguageTag();

    [GeneratedRegex(@"\A[A-Za-z0-9!#$&^_.+-]{1,60}/[A-Za-z0-9!#$&^_.+-]{1,80}\z")]
    private static partial Regex MediaType();
}
