using Microsoft.EntityFrameworkCore;
using Townline.Conversations.Contracts;
using Townline.Platform.Live;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;

namespace Townline.Channels.Email.Mailboxes;

/// <summary>Whose an address is. Held in memory for each town, and read again when a mailbox changes.</summary>
internal sealed class MailboxBook
{
    private readonly TenantDirectory _towns;
    private readonly TenantCache<IReadOnlyList<MailboxInfo>> _mailboxes;

    public MailboxBook(Store store, TenantDirectory towns, ChangeSignals signals)
    {
        _towns = towns;
        _mailboxes = new TenantCache<IReadOnlyList<MailboxInfo>>(signals, tenant => Load(store, tenant), MailboxChanged.What);
    }

    public ValueTask<IReadOnlyList<MailboxInfo>> Of(int tenantId) => _mailboxes.Get(tenantId);

    /// <summary>The mailbox that an address means, in whatever case it is written and with whatever stands after a plus sign.</summary>
    /// <returns>Null when no town takes mail there.</returns>
    public async ValueTask<Destination?> Find(string address, CancellationToken cancel)
    {
        var (plain, tag) = PlusAddress.Split(address);
        foreach (var town in await _towns.All(cancel))
        {
            foreach (var mailbox in await Of(town.Id))
            {
                if (mailbox.IsOpen && mailbox.Addresses.Contains(plain))
                {
                    return new Destination(town, mailbox, plain, tag);
                }
            }
        }

        return null;
    }

    private static async Task<IReadOnlyList<MailboxInfo>> Load(Store store, int tenantId)
    {
        await using var db = store.Read(tenantId);
        var rows = await db.Set<Mailbox>().OrderBy(mailbox => mailbox.Name).ThenBy(mailbox => mailbox.Id).ToListAsync();
        return rows.ConvertAll(row => row.Info());
    }
}

/// <summary>Where a mail goes.</summary>
/// <param name="Address">As the mailbox has it.</param>
/// <param name="Tag">What stood after the plus sign, as written; null for none.</param>
internal sealed record Destination(Tenant Town, MailboxInfo Mailbox, string Address, string? Tag);
