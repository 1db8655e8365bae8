using System.Globalization;
using Townline.Channels.Email.Mailboxes;
using Townline.Platform.Tenancy;

namespace Townline.Channels.Email.Threading;

/// <summary>The address that an answer about one request goes to: "desk+r-123-seal@town.example". Nobody can make one up for another request.</summary>
internal static class ReplyAddress
{
    private const string Purpose = "reply";
    private const string StaffPurpose = "reply-staff";

    /// <param name="mailbox">The plain address of the mailbox.</param>
    public static string Of(Tenant town, string mailbox, long requestId) =>
        PlusAddress.Join(mailbox, string.Create(CultureInfo.InvariantCulture, $"r-{requestId}-{MailSeal.Of(town, Purpose, requestId)}"));

    /// <param name="tag">What stands after the plus sign, as written.</param>
    /// <returns>Id of the request; null when the tag is another one, or forged.</returns>
    public static long? Read(Tenant town, string? tag) => Read(town, tag, "r", Purpose);

    /// <summary>The address that a member of the staff answers one mail at: "desk+s-123-seal@town.example".</summary>
    /// <param name="mailbox">The plain address of the mailbox.</param>
    public static string OfStaff(Tenant town, string mailbox, long mailId) =>
        PlusAddress.Join(mailbox, string.Create(CultureInfo.InvariantCulture, $"s-{mailId}-{MailSeal.Of(town, StaffPurpose, mailId)}"));

    /// <inheritdoc cref="Read(Tenant, string?)"/>
    /// <returns>Id of the mail; null when the tag is another one, or forged.</returns>
    public static long? ReadStaff(Tenant town, string? tag) => Read(town, tag, "s", StaffPurpose);

    private static long? Read(Tenant town, string? tag, string kind, string purpose) =>
        tag?.ToLowerInvariant().Split('-') is [var named, var number, var seal]
        && named == kind
        && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
        && MailSeal.Matches(town, purpose, seal, id)
            ? id
            : null;
}
