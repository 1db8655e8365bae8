using Townline.Channels.Email.Mime.Automatic;
using Townline.Channels.Email.Threading;
using Townline.Conversations.Contracts;
using Townline.People.Contracts;
using Townline.Platform.Tenancy;

namespace Townline.Channels.Email.Bounces;

/// <summary>Makes of a bounce what it means for the mail that it is about. Only who had that mail knows its signed Message-ID, so nobody else can make one fail.</summary>
internal static class BounceFacts
{
    /// <returns>Null when it is no bounce of a mail of this town's.</returns>
    public static DeliveryFailure? Of(Tenant town, Bounce? bounce)
    {
        if (bounce?.OriginalMessageId is not { } id || OwnMessageId.ReadAny(town, id) is not { } ours)
        {
            return null;
        }

        var said = bounce.Recipients.Select(recipient => recipient.Diagnostic).FirstOrDefault(diagnostic => diagnostic is not null);
        List<string> recipients = [.. new[] { bounce.OriginalRecipient, bounce.Recipient }.OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)];
        var dead = bounce.IsPermanent && DeadEnd.Means(bounce.Status)
            ? recipients.ConvertAll(address => new ClaimedIdentity(IdentityKind.Email, address))
            : [];
        return new DeliveryFailure(ours.AboutId, bounce.IsPermanent, said ?? bounce.Status ?? "", recipients, dead);
    }
}
