using Townline.Conversations.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Files.Media;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;

namespace Townline.Conversations.Files;

/// <summary>Photos that a report names by an address: asked for when the town trusts the host, and put on the report once they are here.</summary>
internal sealed class NamedPhotos : IListen<MediaFetched>
{
    /// <summary>Asks for the photo after the commit; an address of another host stays an address.</summary>
    public static void Ask(Unit unit, Tenant tenant, string? address, long requestId)
    {
        if (Uri.TryCreate(address, UriKind.Absolute, out var photo) && MediaFetcher.IsAllowed(photo, tenant.Settings.MediaHosts))
        {
            unit.Enqueue(MediaFetch.Topic, new MediaFetch(address, RequestFileOwner.Name, requestId));
        }
    }

    public async Task Hear(MediaFetched happened, Unit unit)
    {
        if (happened.Owner != RequestFileOwner.Name)
        {
            return;
        }

        var report = await unit.QueryFirst<long?>(
            "SELECT min(id) FROM conversations_entry WHERE request_id = @OwnerId AND tenant_id = @TenantId AND kind = @kind AND direction = @direction",
            new { happened.OwnerId, unit.TenantId, kind = (int)EntryKind.Message, direction = (int)Direction.In });
        if (report is { } entry)
        {
            unit.Insert(Attachment.Into, unit.NextId(), unit.TenantId, entry, happened.OwnerId, happened.FileId, (int)FileRole.Photo, (int)Audience.Public);
        }
    }
}
