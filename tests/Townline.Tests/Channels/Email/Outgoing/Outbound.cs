using System.Net;
using System.Net.Sockets;
using Townline.Conversations.Contracts;
using Townline.People.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Tenancy;
using Townline.Requests.Contracts;
using Townline.Tests.Support;

namespace Townline.Tests.Channels.Email.Outgoing;

/// <summary>Lets a town of a test send.</summary>
internal static class Outbound
{
    public static OutgoingMailSetup To(int port) => new("127.0.0.1", port, MailEncryption.None, null, null, MailLogin.Password, 8);

    /// <summary>Through a server on this machine, without encryption.</summary>
    public static Task Through(TestTown town, int port, Tenant? where = null) => Through(town, To(port), where: where);

    public static Task Through(TestTown town, OutgoingMailSetup setup, string? secret = null, string? dkimKey = null, string? refreshToken = null, Tenant? where = null) =>
        town.Write(unit => town.Get<IOutgoingMail>().Save(unit, setup, secret, dkimKey, refreshToken), where);

    /// <summary>Whoever reports something gets a receipt. Otherwise the towns of these tests send none, so that what a test sends stands alone.</summary>
    public static async Task Receipts(TestTown town, int anHour)
    {
        town.Tenant.Settings = town.Tenant.Settings with { AutoAnswersAnHour = anHour };
        await town.Write(unit => TenantDirectory.Save(unit, town.Tenant));
    }

    /// <summary>Gives the town a name on the net, so that links to it can stand in mails.</summary>
    public static async Task OnTheNet(TestTown town)
    {
        town.Tenant.Hosts = ["localhost"];
        await town.Write(unit => TenantDirectory.Save(unit, town.Tenant));
    }

    /// <summary>Somebody reports a hole on the web, with or without an address.</summary>
    /// <returns>The request.</returns>
    public static async Task<long> OnTheWeb(Post post, string? email) => (await post.Town.Get<IIntake>().Receive(new InboundMessage
    {
        TenantId = post.Town.Tenant.Id,
        Channel = "web",
        Raw = "form"u8.ToArray(),
        ContentType = "text/plain",
        Actor = new Actor(ActorKind.Resident, null, "web"),
        From = email is null ? ClaimedPerson.Unknown : new ClaimedPerson([new ClaimedIdentity(IdentityKind.Email, email)]),
        Text = "A hole",
        Report = new ReportDraft { Service = SampleServices.Pothole },
    })).RequestId!.Value;

    /// <summary>A port at which nobody listens.</summary>
    public static int NobodysPort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
