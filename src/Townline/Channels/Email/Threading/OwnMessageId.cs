using System.Globalization;
using Townline.Platform.Tenancy;

namespace Townline.Channels.Email.Threading;

/// <summary>
/// The Message-ID of a mail that the town sends: "&lt;request.entry.seal@town.example&gt;". It needs no table to be known again, and nobody can make one up.
/// </summary>
internal static class OwnMessageId
{
    private const string Purpose = "message-id";
    private const string FollowerPurpose = "message-id-follower";
    private const string InquiryPurpose = "message-id-inquiry";
    private const string StaffPurpose = "message-id-staff";

    /// <param name="entryId">The entry that the mail carries; of a mail without one, any number that is its own.</param>
    public static string Of(Tenant town, long requestId, long entryId, string domain) =>
        string.Create(CultureInfo.InvariantCulture, $"<{requestId}.{entryId}.{MailSeal.Of(town, Purpose, requestId, entryId)}@{domain}>");

    /// <summary>
    /// Of a mail to somebody who follows a request: "&lt;f.request.delivery.seal@town.example&gt;". It is known to be ours, and an answer to it does not join
    /// the conversation with the reporter by it.
    /// </summary>
    public static string OfFollower(Tenant town, long requestId, long deliveryId, string domain) =>
        string.Create(CultureInfo.InvariantCulture, $"<f.{requestId}.{deliveryId}.{MailSeal.Of(town, FollowerPurpose, requestId, deliveryId)}@{domain}>");

    /// <summary>
    /// Of a question to somebody outside: "&lt;q.request.inquiry.seal@town.example&gt;". An answer to it is read by staff alone.
    /// </summary>
    public static string OfInquiry(Tenant town, long requestId, long inquiryId, string domain) =>
        string.Create(CultureInfo.InvariantCulture, $"<q.{requestId}.{inquiryId}.{MailSeal.Of(town, InquiryPurpose, requestId, inquiryId)}@{domain}>");

    /// <summary>Of a mail to a member of the staff: "&lt;s.mail.seal@town.example&gt;". It names no request, and an answer to it joins no conversation by it.</summary>
    public static string OfStaff(Tenant town, long mailId, string domain) =>
        string.Create(CultureInfo.InvariantCulture, $"<s.{mailId}.{MailSeal.Of(town, StaffPurpose, mailId)}@{domain}>");

    /// <summary>Reads the id of a mail to a member of the staff.</summary>
    /// <returns>The mail; null when it is not of this town's making.</returns>
    public static long? ReadStaff(Tenant town, string messageId) =>
        messageId.Trim('<', '>').Split('@')[0].Split('.') is ["s", var mail, var seal]
        && long.TryParse(mail, NumberStyles.None, CultureInfo.InvariantCulture, out var mailId)
        && MailSeal.Matches(town, StaffPurpose, seal.ToLowerInvariant(), mailId)
            ? mailId
            : null;

    /// <summary>Whether a mail is one that this town sent, to whomever.</summary>
    public static bool IsOurs(Tenant town, string messageId) => ReadAny(town, messageId) is not null || ReadStaff(town, messageId) is not null;

    /// <summary>Reads the id of any mail of this town's to a resident.</summary>
    /// <returns>The request, and the entry or delivery; null when it is not of this town's making.</returns>
    public static (long RequestId, long AboutId)? ReadAny(Tenant town, string messageId) =>
        Read(town, messageId) ?? ReadSealed(town, messageId, "f", FollowerPurpose) ?? ReadInquiry(town, messageId);

    /// <summary>Reads the id of a question to somebody outside.</summary>
    /// <returns>Null when it is another one, or not of this town's making.</returns>
    public static (long RequestId, long InquiryId)? ReadInquiry(Tenant town, string messageId) => ReadSealed(town, messageId, "q", InquiryPurpose);

    /// <summary>Reads an id as it stands in a mail.</summary>
    /// <returns>Null when it is not of this town's making.</returns>
    public static (long RequestId, long EntryId)? Read(Tenant town, string messageId) =>
        messageId.Trim('<', '>').Split('@')[0].Split('.') is [var request, var entry, var seal]
        && long.TryParse(request, NumberStyles.None, CultureInfo.InvariantCulture, out var requestId)
        && long.TryParse(entry, NumberStyles.None, CultureInfo.InvariantCulture, out var entryId)
        && MailSeal.Matches(town, Purpose, seal.ToLowerInvariant(), requestId, entryId)
            ? (requestId, entryId)
            : null;

    private static (long RequestId, long AboutId)? ReadSealed(Tenant town, string messageId, string mark, string purpose) =>
        messageId.Trim('<', '>').Split('@')[0].Split('.') is [var kind, var request, var about, var seal]
        && kind == mark
        && long.TryParse(request, NumberStyles.None, CultureInfo.InvariantCulture, out var requestId)
        && long.TryParse(about, NumberStyles.None, CultureInfo.InvariantCulture, out var aboutId)
        && MailSeal.Matches(town, purpose, seal.ToLowerInvariant(), requestId, aboutId)
            ? (requestId, aboutId)
            : null;
}
