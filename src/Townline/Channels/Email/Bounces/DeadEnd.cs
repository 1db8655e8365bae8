using Townline.Channels.Email.Smtp;
using Townline.People.Contracts;

namespace Townline.Channels.Email.Bounces;

/// <summary>Whether a failure means that nothing will ever arrive at an address. A full mailbox, a mail that was too large or a suspicion of spam do not.</summary>
internal static class DeadEnd
{
    /// <param name="status">Enhanced status (RFC 3463) such as 5.1.1; null where there is none.</param>
    public static bool Means(string? status) => status is not null && (status.StartsWith("5.1.", StringComparison.Ordinal) || status is "5.2.1" or "5.4.4" or "5.0.0");

    /// <returns>Null when another mail might arrive.</returns>
    public static ClaimedIdentity? Of(string address, SmtpException refused) =>
        refused is { Trouble: SmtpTrouble.RecipientRefused, IsForGood: true } && Means(Mime.Automatic.StatusCodes.Find(refused.Answer?.ToString()))
            ? new ClaimedIdentity(IdentityKind.Email, address)
            : null;
}
