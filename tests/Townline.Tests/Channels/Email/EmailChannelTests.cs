using Townline.Conversations.Contracts;
using Townline.Identity.Contracts;
using Townline.Platform.Tenancy;
using Townline.Tests.Support;

namespace Townline.Tests.Channels.Email;

public class EmailChannelTests(Towns towns) : ChannelCompliance(towns)
{
    public override string Channel => "email";

    private protected override IReadOnlyList<Told> Refusable => [new Told(new string('x', 36 * 1024 * 1024))];

    /// <summary>People write in a mail what they would not write on a form.</summary>
    private protected override bool IsForThePublic => false;

    /// <summary>Null bytes come into mails by broken programs, and nobody wrote them.</summary>
    private protected override string NullByte => "";

    /// <summary>Nothing sends mail yet, and staff see that a reply did not go out.</summary>
    private protected override DeliveryState AfterReply => DeliveryState.Failed;

    private protected override async Task<ChannelSender> Sender(TestTown town, Tenant? where = null)
    {
        if (where is not null)
        {
            await SampleServices.Add(town, where);
        }

        await Mailboxes.Add(town, where);
        return new EmailSender(town, where ?? town.Tenant, await town.SignIn(Role.Agent, where));
    }
}
