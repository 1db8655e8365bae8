using System.Globalization;
using Townline.Channels.Email.Mailboxes;
using Townline.Channels.Email.Threading;
using Townline.Platform.Tenancy;

namespace Townline.Channels.Email.Inquiries;

/// <summary>The address that the answer to a question goes to: "desk+q-123-seal@town.example". What is sent to it is read by staff alone, whoever sends it.</summary>
internal static class InquiryAddress
{
    private const string Purpose = "inquiry";

    /// <param name="mailbox">The plain address of the mailbox.</param>
    public static string Of(Tenant town, string mailbox, long inquiryId) =>
        PlusAddress.Join(mailbox, string.Create(CultureInfo.InvariantCulture, $"q-{inquiryId}-{MailSeal.Of(town, Purpose, inquiryId)}"));

    /// <param name="tag">What stands after the plus sign, as written.</param>
    /// <returns>Id of the question; null when the tag is another one, or forged.</returns>
    public static long? Read(Tenant town, string? tag) =>
        tag?.ToLowerInvariant().Split('-') is ["q", var number, var seal]
        && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var inquiryId)
        && MailSeal.Matches(town, Purpose, seal, inquiryId)
            ? inquiryId
            : null;
}
