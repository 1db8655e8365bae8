using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Townline.Channels.Email.Mime;
using Townline.Channels.Email.Mime.Addresses;
using Townline.Channels.Email.Mime.Automatic;

namespace Townline.Channels.Email.Parsing;

/// <summary>What a mail says, as one line of JSON. What it does not have is null, a list without members is empty.</summary>
internal static class ParsedMail
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes one object and a line end.</summary>
    public static async Task Write(Stream output, MailMessage mail, CancellationToken cancel)
    {
        await using (var json = new Utf8JsonWriter(output, Options))
        {
            json.WriteStartObject();
            Header(json, mail);
            json.WriteString("body_text", mail.Text);
            json.WriteString("body_html", mail.Html);
            json.WriteString("new_text", mail.Folded.NewText);
            json.WriteString("auto", NameOf(mail.Auto));
            BounceOf(json, mail.Bounce);
            json.WriteStartArray("attachments");
            foreach (var attachment in mail.Attachments)
            {
                File(json, attachment);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        await output.WriteAsync("\n"u8.ToArray(), cancel);
        await output.FlushAsync(cancel);
    }

    private static void Header(Utf8JsonWriter json, MailMessage mail)
    {
        var sender = mail.Sender;
        json.WriteString("from", sender.Given);
        json.WriteString("from_email", (sender.Author ?? sender.From.Addresses.FirstOrDefault(address => address.Address.Length > 0))?.Address);
        json.WriteString("from_display_name", (sender.Author ?? sender.From.Addresses.FirstOrDefault())?.Name ?? "");
        List(json, "to", mail.To);
        List(json, "cc", mail.Cc);
        List(json, "reply_to", mail.ReplyTo);
        json.WriteString("subject", mail.Subject);
        json.WriteString("date", mail.Date?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        json.WriteString("message_id", mail.MessageId);
        json.WriteString("in_reply_to", mail.InReplyTo.FirstOrDefault());
        json.WriteStartArray("references");
        foreach (var id in mail.References)
        {
            json.WriteStringValue(id);
        }

        json.WriteEndArray();
    }

    private static string NameOf(AutoKind kind) => kind switch
    {
        AutoKind.AutoReply => "auto-reply",
        AutoKind.Bounce => "bounce",
        AutoKind.List => "list",
        _ => "none",
    };

    private static void BounceOf(Utf8JsonWriter json, Bounce? bounce)
    {
        if (bounce is null)
        {
            json.WriteNull("bounce");
            return;
        }

        json.WriteStartObject("bounce");
        json.WriteString("recipient", bounce.Recipient);
        json.WriteString("status", bounce.Status);
        json.WriteBoolean("permanent", bounce.IsPermanent);
        json.WriteString("original_message_id", bounce.OriginalMessageId);
        json.WriteEndObject();
    }

    private static void List(Utf8JsonWriter json, string name, MailAddressList list)
    {
        json.WriteStartArray(name);
        foreach (var address in list.Addresses.Where(address => address.Address.Length > 0))
        {
            json.WriteStringValue(address.Address);
        }

        json.WriteEndArray();
    }

    private static void File(Utf8JsonWriter json, MailAttachment file)
    {
        json.WriteStartObject();
        json.WriteString("filename", file.FileName);
        json.WriteString("content_type", file.ContentType);
        json.WriteString("content_id", file.ContentId);
        json.WriteBoolean("inline", file.IsInline);
        json.WriteNumber("size", file.Content.Length);
        json.WriteString("md5", file.Md5);
        json.WriteEndObject();
    }
}
