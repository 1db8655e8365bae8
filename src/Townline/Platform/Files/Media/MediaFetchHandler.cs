using System.Net.Sockets;
using Townline.Platform.Outbox;
using Townline.Platform.Tenancy;

namespace Townline.Platform.Files.Media;

/// <summary>Fetches photos out of the outbox: the row of the file and its event commit with the end of the outbox row, so never twice.</summary>
internal sealed class MediaFetchHandler(MediaFetcher fetcher, FileIntake intake, TenantDirectory towns, TimeProvider time) : IOutboxHandler
{
    private const int MostAttempts = 6;

    public string Topic => MediaFetch.Topic;

    public async Task Handle(OutboxItem item, CancellationToken cancel)
    {
        var wanted = item.Payload<MediaFetch>();
        try
        {
            var town = await towns.Get(item.TenantId, cancel);
            if (!Uri.TryCreate(wanted.Address, UriKind.Absolute, out var address))
            {
                throw new MediaRefusedException("it is not an address");
            }

            await using var content = await fetcher.Fetch(address, town.Settings.MediaHosts, town.Settings.Files, cancel);
            var outcome = await intake.Take(town, content, Uri.UnescapeDataString(address.Segments[^1]), time.GetUtcNow(), cancel);
            if (outcome.File is not { } file)
            {
                throw new MediaRefusedException($"it is refused ({outcome.Refusal})");
            }

            (file.Owner, file.OwnerId) = (wanted.Owner, wanted.OwnerId);
            await item.Complete(
                async unit =>
                {
                    unit.Add(file);
                    await unit.Publish(new MediaFetched(wanted.Owner, wanted.OwnerId, file.Id, wanted.Address));
                },
                cancel);
        }
        catch (MediaRefusedException refused)
        {
            await GiveUp(item, wanted, refused.Message, cancel);
        }
        catch (Exception error) when (error is HttpRequestException or TimeoutException or IOException or SocketException && item.Attempts >= MostAttempts)
        {
            await GiveUp(item, wanted, "the host cannot be reached", cancel);
        }
    }

    private static Task GiveUp(OutboxItem item, MediaFetch wanted, string reason, CancellationToken cancel) =>
        item.Complete(unit => unit.Publish(new MediaNotFetched(wanted.Owner, wanted.OwnerId, wanted.Address, reason)), cancel);
}
