using Townline.Channels.Email.Mime.Addresses;
using Townline.Channels.Email.Mime.Headers;
using Townline.Channels.Email.Mime.Parts;

namespace Townline.Channels.Email.Mime.Automatic;

/// <summary>Reads what a bounce says: from its delivery status, and where there is none, from the words of the mail server (Exim, qmail, Gmail and old Exchange).</summary>
internal static class BounceReader
{
    private const int MostRead = 64 * 1024;

    private static readonly string[] NotYet = ["delayed", "warning", "delay", "verzögert", "retard", "will be retried", "not yet been delivered"];

    public static Bounce Read(MailMessage mail)
    {
        var recipients = DeliveryStatus.Find(mail.Root)?.Recipients ?? [];
        var failed = recipients.FirstOrDefault(recipient => recipient.Action is "failed" or "") ?? recipients.FirstOrDefault();
        var text = Own(mail);
        if (failed is null)
        {
            failed = FromWords(mail, text);
        }

        return new Bounce(failed.Address, failed.Status, failed.IsPermanent, OriginalId(mail), recipients.Count > 0 ? recipients : [failed], failed.OriginalAddress);
    }

    private static FailedRecipient FromWords(MailMessage mail, string text)
    {
        var status = StatusCodes.Find(text);
        var isDelay = status is null && Array.Exists(NotYet, word => mail.Subject?.Contains(word, StringComparison.OrdinalIgnoreCase) == true);
        return new FailedRecipient(Named(mail) ?? FirstForeign(mail, text), null, isDelay ? "delayed" : status is null ? "failed" : "", status, null);
    }

    /// <summary>Of the server's own words; what it quotes of ours is not looked at.</summary>
    private static string Own(MailMessage mail)
    {
        var text = mail.Text.Length > MostRead ? mail.Text[..MostRead] : mail.Text;
        foreach (var mark in (string[])["------ This is a copy of", "--- Below this line is a copy", "----- Original message", "-----Original", "----- Unsent message", "Message header follows", "------ "])
        {
            if (text.IndexOf(mark, StringComparison.OrdinalIgnoreCase) is var at and > 0)
            {
                return text[..at];
            }
        }

        return text;
    }

    private static string? Named(MailMessage mail) =>
        mail.Headers.Find("X-Failed-Recipients") is { } field ? AddressReader.Read(field.Raw).FirstValid?.Address : null;

    /// <summary>The first address in the words that is neither the bounce's sender nor who received it.</summary>
    private static string? FirstForeign(MailMessage mail, string text)
    {
        var known = mail.Sender.From.Addresses.Concat(mail.To.Addresses).Select(address => address.Address).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return AddressesIn(text).FirstOrDefault(address => !known.Contains(address));
    }

    private static IEnumerable<string> AddressesIn(string text)
    {
        for (var at = text.IndexOf('@', StringComparison.Ordinal); at >= 0; at = text.IndexOf('@', at + 1))
        {
            var (start, end) = (at, at + 1);
            while (start > 0 && at - start < LongestHalf && IsOfAddress(text[start - 1]))
            {
                start--;
            }

            while (end < text.Length && end - at < LongestHalf && IsOfAddress(text[end]))
            {
                end++;
            }

            var address = new MailAddress("", text[start..end].Trim('.', '-', '\''));
            if (address.IsValid)
            {
                yield return address.Address;
            }
        }
    }

    private static bool IsOfAddress(char c) => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' or '+' or '=' or '\'' or '/' or '#' or '&' or '!' or '~';

    private const int LongestHalf = 255;

    /// <summary>From the mail or the header that is attached, else from the copy in the text, else from what the bounce answers.</summary>
    private static string? OriginalId(MailMessage mail) =>
        Attached(mail.Root) ?? InText(mail.Text) ?? mail.Headers.Text("X-Original-Message-ID") ?? mail.InReplyTo.FirstOrDefault() ?? (mail.References is [.., var last] ? last : null);

    private static string? Attached(MailPart part)
    {
        if (part.Type is "text/rfc822-headers" or "message/rfc822-headers" or "message/rfc822" or "message/global" or "message/global-headers" or "message/partial")
        {
            var (at, warnings) = (0, MailWarnings.None);
            return MessageIds.First(HeaderReader.Read(Envelope.Strip(part.Decode()), ref at, ref warnings).Raw("Message-ID"));
        }

        return part.Parts.Select(Attached).FirstOrDefault(id => id is not null);
    }

    private static string? InText(string text)
    {
        var at = text.IndexOf("\nMessage-ID:", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return null;
        }

        var value = text.AsSpan(at + "\nMessage-ID:".Length).TrimStart();
        var end = value.IndexOf('\n');
        return MessageIds.First((end < 0 ? value : value[..end]).ToString());
    }
}
