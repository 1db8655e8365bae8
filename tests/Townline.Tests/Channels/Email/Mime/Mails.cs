using System.Text;
using Townline.Channels.Email.Mime;

namespace Townline.Tests.Channels.Email.Mime;

/// <summary>Mails of our own, written line by line.</summary>
internal static class Mails
{
    /// <summary>The lines as UTF-8, ended by CRLF.</summary>
    public static byte[] Bytes(params string[] lines) => Encoding.UTF8.GetBytes(string.Join("\r\n", lines));

    /// <summary>The lines as bytes of one character each.</summary>
    public static byte[] Latin1(params string[] lines) => Encoding.Latin1.GetBytes(string.Join("\r\n", lines));

    public static MailMessage Parse(params string[] lines) => MailParser.Parse(Bytes(lines));

    /// <summary>A mail with that one field and some text.</summary>
    public static MailMessage With(string field) => Parse(field, "", "Hello");

    /// <summary>A text of that charset and encoding.</summary>
    public static MailMessage Text(string charset, byte[] text) =>
        MailParser.Parse((byte[])[.. Bytes($"Content-Type: text/plain; charset={charset}", "Content-Transfer-Encoding: 8bit", "", ""), .. text]);

    /// <summary>A multipart of whole parts, each a header, an empty line and a body.</summary>
    public static MailMessage Multipart(string subtype, params string[][] parts) =>
        Parse([$"Content-Type: multipart/{subtype}; boundary=\"b\"", "", .. parts.SelectMany(part => (string[])["--b", .. part]), "--b--", ""]);
}
