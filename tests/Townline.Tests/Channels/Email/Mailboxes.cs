using Townline.Conversations.Contracts;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Tests.Support;

namespace Townline.Tests.Channels.Email;

/// <summary>A mailbox for tests, of the sample services.</summary>
internal static class Mailboxes
{
    /// <summary>The address of the first mailbox that a town gets; the town named by its short name.</summary>
    public static string Address(Tenant town) => $"desk@{town.Slug}.example";

    /// <summary>Adds it where it is not there yet.</summary>
    public static async Task Add(TestTown town, Tenant? where = null)
    {
        var tenant = where ?? town.Tenant;
        var mailboxes = town.Get<IMailboxes>();
        if ((await mailboxes.Of(tenant.Id)).Count == 0)
        {
            await town.Write(unit => mailboxes.Save(unit, new MailboxInfo(Ids.Next(), "Desk", [Address(tenant)], SampleServices.Litter.Id + (where is null ? 0 : where.Id * 1000))), tenant);
        }
    }
}
