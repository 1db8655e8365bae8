using Townline.Conversations.Contracts;
using Townline.Identity.Contracts;
using Townline.Platform.Tenancy;

namespace Townline.Faces.Desk.Mail;

/// <summary>Finds what a clerk opens of a mail, and writes down that they looked at its person.</summary>
internal sealed class MailDesk(TownContext town, ITimelines timelines, IAccessLog looks)
{
    /// <returns>Null when this town has no such message.</returns>
    public async Task<TimelineEntry?> Find(long entryId, CancellationToken cancel)
    {
        if (await timelines.ById(town.TenantId, entryId, cancel) is not { Kind: EntryKind.Message } entry)
        {
            return null;
        }

        if (entry.PersonId is { } person)
        {
            looks.Seen(town, person, AccessWays.Request, entry.RequestId);
        }

        return entry;
    }
}
