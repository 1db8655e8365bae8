using Townline.Platform.Storage;

namespace Townline.Conversations.Contracts;

/// <summary>Mails that belong to no request, such as a link to sign in by. Kept by the e-mail channel.</summary>
internal interface ISingleMail
{
    /// <summary>Whether the town sends mail: it has a server for it and a mailbox to send from.</summary>
    ValueTask<bool> IsOffered(int tenantId);

    /// <summary>Sends it after the commit; what is in it is written down only sealed.</summary>
    void Send(Unit unit, SingleMail mail);
}

/// <summary>A mail that the program writes by itself.</summary>
/// <param name="To">A valid address.</param>
/// <param name="Text">Paragraphs are parted by empty lines.</param>
/// <param name="Links">Addresses in the text that are ours.</param>
/// <param name="Language">Of the text.</param>
/// <param name="Until">From then on it is of no use and not sent any more.</param>
internal sealed record SingleMail(string To, string Subject, string Text, IReadOnlyList<string> Links, string Language, DateTimeOffset Until);
