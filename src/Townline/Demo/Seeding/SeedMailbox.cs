using Townline.Conversations.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Requests.Contracts;

namespace Townline.Demo.Seeding;

/// <summary>The address that people write to who know no other.</summary>
internal sealed class SeedMailbox(Store store, IMailboxes mailboxes, ICatalogue catalogue)
{
    internal const string Address = "hello@riverton.example";
    private const string Service = "ask-city-hall";

    public async Task Seed(Tenant town, CancellationToken cancel)
    {
        var known = await mailboxes.Of(town.Id, cancel);
        if (known.All(mailbox => !mailbox.Addresses.Contains(Address)))
        {
            var service = (await catalogue.Of(town.Id)).ByCode(Service)!;
            await store.Write(town.Id, Actor.System("demo"), unit => mailboxes.Save(unit, new MailboxInfo(unit.NextId(), "City Hall", [Address, "cityhall@riverton.example"], service.Id)), cancel);
        }
    }
}
