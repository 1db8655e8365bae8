using System.Globalization;
using Townline.Channels.Email.Mailboxes;
using Townline.Platform.Tenancy;

namespace Townline.Channels.Email.Threading;

/// <summary>The address that an answer about one request goes to: "desk+r-123-seal@town.example". Nobody can make one up for another request.</summary>
internal static class ReplyAddress
{
    private const string Purpose = "reply";

    /// <param name="mailbox">The plain address of the mailbox.</param>
    public static string Of(Tenant town, string mailbox, long requestId) =>
        PlusAddress.Join(mailbox, string.Create(CultureInfo.InvariantCulture, $"r-{requestId}-{MailSeal.Of(town, Purpose, requestId)}"));

    /// <param name="tag">What stands after the plus sign, as written.</param>
    /// <returns>Id of the request; null when the tag is another one, or forged.</returns>
    public static long? Read(Tenant town, string? tag) =>
        tag?.ToLowerInvariant().Split('-') is ["r", var number, var seal]
        && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var requestId)
        && MailSeal.Matches(town, Purpose, seal, requestId)
            ? requestId
            : null;
}
