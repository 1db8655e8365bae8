using Microsoft.EntityFrameworkCore;
using Townline.Conversations.Contracts;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Requests.Contracts;

namespace Townline.Channels.Email.Mailboxes;

/// <inheritdoc/>
internal sealed class MailboxEditor(MailboxBook book, ICatalogue catalogue, TenantDirectory towns) : IMailboxes
{
    private const int LongestName = 100;
    private const int LongestAddress = 200;

    public async Task<IReadOnlyList<MailboxInfo>> Of(int tenantId, CancellationToken cancel = default) => await book.Of(tenantId);

    public async Task Save(Unit unit, MailboxInfo mailbox, bool isServiceNew = false)
    {
        List<string> addresses = [.. mailbox.Addresses.Select(address => address.Trim().ToLowerInvariant()).Distinct()];
        await Check(unit, mailbox, addresses, isServiceNew);
        var row = await unit.Db.Set<Mailbox>().FirstOrDefaultAsync(known => known.Id == mailbox.Id)
            ?? unit.Add(new Mailbox { Id = mailbox.Id, TenantId = unit.TenantId, Name = "", Addresses = [] });
        (row.Name, row.Addresses, row.ServiceId, row.IsOpen) = (mailbox.Name.Trim(), addresses, mailbox.ServiceId, mailbox.IsOpen);
        await unit.Publish(new MailboxChanged(row.Id, row.Name, row.Addresses, row.IsOpen));
    }

    private async Task Check(Unit unit, MailboxInfo mailbox, List<string> addresses, bool isServiceNew)
    {
        Demand(mailbox.Name.Trim() is { Length: > 0 and <= LongestName }, "mailbox-name", LongestName);
        Demand(addresses.Count > 0, "mailbox-address-missing");
        Demand(isServiceNew || (await catalogue.Of(unit.TenantId)).ById(mailbox.ServiceId) is not null, "mailbox-service");
        foreach (var address in addresses)
        {
            Demand(IsAddress(address), "mailbox-address", address);
        }

        foreach (var town in await towns.All())
        {
            var taken = (await book.Of(town.Id)).Where(other => other.Id != mailbox.Id).SelectMany(other => other.Addresses).FirstOrDefault(addresses.Contains);
            Demand(taken is null, "mailbox-address-taken", taken ?? "");
        }
    }

    /// <summary>Enough to keep out typing mistakes: one @ with something on both sides, a domain, and none of the signs that mean something in a header.</summary>
    private static bool IsAddress(string address) =>
        address.Split('@') is [{ Length: > 0 }, { Length: > 2 } domain]
        && domain.Contains('.', StringComparison.Ordinal)
        && address.Length <= LongestAddress
        && !address.Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter) || "+<>()[]\\,;:\"".Contains(letter, StringComparison.Ordinal));

    private static void Demand(bool holds, string code, params object[] args)
    {
        if (!holds)
        {
            throw new RuleBrokenException(code, args);
        }
    }
}
