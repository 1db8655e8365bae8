using Townline.Channels.Email.Mime.Headers;
using Townline.Channels.Email.Mime.Parts;

namespace Townline.Channels.Email.Mime.Automatic;

/// <summary>The part of a bounce that is for machines (RFC 3464): groups of fields, the first about the mail, each other about one recipient.</summary>
/// <param name="Recipients">At most <see cref="MailLimits.MaxAddresses"/>.</param>
internal sealed record DeliveryStatus(IReadOnlyList<FailedRecipient> Recipients)
{
    /// <summary>Wherever it stands among the parts; null where there is none.</summary>
    public static DeliveryStatus? Find(MailPart part)
    {
        if (part.Type is "message/delivery-status" or "message/global-delivery-status")
        {
            return Read(part.Decode());
        }

        return part.Parts.Select(Find).FirstOrDefault(found => found is not null);
    }

    private static DeliveryStatus Read(ReadOnlyMemory<byte> body)
    {
        var (recipients, at, warnings) = (new List<FailedRecipient>(), 0, MailWarnings.None);
        while (at < body.Length && recipients.Count < MailLimits.MaxAddresses)
        {
            var before = at;
            var group = HeaderReader.Read(body, ref at, ref warnings);
            if (group.Find("Final-Recipient") is not null || group.Find("Original-Recipient") is not null)
            {
                recipients.Add(Recipient(group));
            }

            // What is no field ends a header without moving on.
            at = at == before ? NextLine(body.Span, at) : at;
        }

        return new DeliveryStatus(recipients);
    }

    private static FailedRecipient Recipient(HeaderList group)
    {
        var diagnostic = group.Text("Diagnostic-Code");
        var original = AddressOf(group.Text("Original-Recipient"));
        var status = StatusCodes.Enhanced(group.Text("Status")) ?? StatusCodes.Find(diagnostic);
        return new FailedRecipient(AddressOf(group.Text("Final-Recipient")) ?? original, original, (group.Text("Action") ?? "").Split(' ', '(')[0].ToLowerInvariant(), status, diagnostic);
    }

    /// <summary>"rfc822; ana@river.example", with brackets or without.</summary>
    private static string? AddressOf(string? value)
    {
        var address = value?[(value.IndexOf(';', StringComparison.Ordinal) + 1)..].Trim().Trim('<', '>').Trim();
        return string.IsNullOrEmpty(address) ? null : address;
    }

    private static int NextLine(ReadOnlySpan<byte> body, int at)
    {
        var end = body[at..].IndexOf((byte)'\n');
        return end < 0 ? body.Length : at + end + 1;
    }
}
