using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Townline.Conversations;
using Townline.Conversations.Contracts;
using Townline.Requests;
using Townline.Tests.Channels.Email.Fetching;
using Townline.Tests.Channels.Email.Peers;
using Townline.Tests.Channels.Email.Pipe;
using Townline.Tests.Support;

namespace Townline.Tests.Channels.Email.Storm;

/// <summary>
/// Five thousand mails by all three ways at once: a Postfix that delivers over LMTP, a Dovecot whose mailbox is fetched, and the pipe. Meanwhile the program is
/// killed three times, and the line to the Dovecot cut twice.
/// </summary>
[Trait("Speed", "Slow")]
public class StormTests
{
    private const int ByPostfix = 3_920;
    private const int ByDovecot = 1_060;
    private const int ByPipe = 20;
    private const int All = ByPostfix + ByDovecot + ByPipe;

    /// <summary>Every conversation is a mail and this many less one that answer it, all by one way and handed over one after another.</summary>
    private const int Together = 4;
    private const int Lines = 8;

    [BothEngines("postfix")]
    public async Task Each_of_five_thousand_mails_comes_once_in_its_conversation_and_in_order(Engine engine)
    {
        using var dovecot = await Dovecot.Start();
        await using var storage = await Towns.Storage(engine);
        using var cutter = new ImapCutter(dovecot.Port);
        await Prepare(storage, dovecot, cutter);
        var port = PeerHost.FreePort();
        using var postfix = await Postfix.Start(
            $"lmtp:inet:127.0.0.1:{port}", "default_destination_concurrency_failed_cohort_limit = 0", "in_flow_delay = 0", $"default_destination_concurrency_limit = {Lines}");
        var delivered = new Deliveries(postfix);

        var sending = Task.WhenAll(Posted(postfix, delivered), dovecot.Deliver("desk", [.. Enumerable.Range(ByPostfix, ByDovecot).Select(Mail)]), Piped(storage));
        for (var round = 0; round < 3; round++)
        {
            await using var town = await TownProcess.Serve(storage, [], "--empty", "--smtp-port", $"{port}");
            if (round > 0)
            {
                cutter.CutAt("UID FETCH", bytes: 4_000);
            }

            var before = delivered.Count();
            await Eventually.True(() => delivered.Count() >= Math.Min(before + 300, ByPostfix) && cutter.HasCut, "The mails did not go on coming.");
            await town.Kill();
        }

        await using (await TownProcess.Serve(storage, [], "--empty", "--smtp-port", $"{port}"))
        {
            await sending;
            await Eventually.True(() => postfix.Queued == 0, "Postfix still holds mails.");
            await Eventually.True(async () => await dovecot.Count("desk", "INBOX") == 0, "Mails are left in the mailbox.");
        }

        await using var after = await TestTown.Start(storage);
        await Check(after);
    }

    private static async Task Prepare(TestStorage storage, Dovecot dovecot, ImapCutter cutter)
    {
        await using var town = await TestTown.Start(storage);
        await SampleServices.Add(town);
        await Mailboxes.Add(town);
        var mailbox = (await town.Get<IMailboxes>().Of(town.Tenant.Id))[0];
        await dovecot.Administer("mailbox", "create", "-u", "desk", "Done");
        await MailPlace.Fetch(town, dovecot.Source(mailbox.Id, after: AfterFetch.Move, moveTo: "Done", port: cutter.Port));
    }

    /// <summary>Of one conversation the town's mail server gets the next mail only when it has the one before delivered, as people write.</summary>
    private static async Task Posted(Postfix postfix, Deliveries delivered)
    {
        var sent = 0;
        for (var place = 0; place < Together; place++)
        {
            var mails = Enumerable.Range(0, ByPostfix).Where(number => number % Together == place).ToList();
            await Task.WhenAll(mails.Chunk(mails.Count / Lines + 1).Select(part => Post(postfix.Port, part)));
            sent += mails.Count;
            await Eventually.True(() => delivered.Count() >= sent, "Postfix delivered too few.");
        }
    }

    private static async Task Post(int port, int[] mails)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", port);
        using var answers = new StreamReader(client.GetStream(), Encoding.ASCII);
        await Say("", "220");
        await Say("EHLO mta.example\r\n", "250");
        foreach (var number in mails)
        {
            await Say("MAIL FROM:<rosa@example.org>\r\n", "250");
            await Say("RCPT TO:<desk@town.example>\r\n", "250");
            await Say("DATA\r\n", "354");
            await Say($"{Mail(number)}.\r\n", "250");
        }

        async Task Say(string words, string code)
        {
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(words));
            string? said;
            do
            {
                said = await answers.ReadLineAsync();
                Assert.StartsWith(code, said, StringComparison.Ordinal);
            }
            while (said![3] == '-');
        }
    }

    /// <summary>As a mail server does: what could not be stored is piped again.</summary>
    private static async Task Piped(TestStorage storage)
    {
        foreach (var number in Enumerable.Range(ByPostfix + ByDovecot, ByPipe))
        {
            var code = 75;
            for (var attempt = 0; code == 75 && attempt < 20; attempt++)
            {
                (code, _) = await MailPipe.Run(storage, Mail(number), [], "--to", "desk@town.example");
            }

            Assert.Equal(0, code);
        }
    }

    private static async Task Check(TestTown town)
    {
        var arrived = await town.Read(db => db.Set<Inbound>().OrderBy(inbound => inbound.Id).Select(inbound => new { inbound.ExternalId, inbound.RequestId }).ToListAsync());
        var mails = arrived.Select(mail => (Number: Number(mail.ExternalId!), mail.RequestId)).ToList();
        Assert.Equal(Enumerable.Range(0, All), mails.Select(mail => mail.Number).Order());
        Assert.All(mails.GroupBy(mail => mail.RequestId), conversation =>
        {
            var numbers = conversation.Select(mail => mail.Number).ToList();
            Assert.Equal(Enumerable.Range(numbers[0] / Together * Together, Together), numbers);
        });
        Assert.Equal(All / Together, await town.Read(db => db.Set<Request>().CountAsync()));
    }

    private static string Mail(int number)
    {
        var first = number / Together * Together;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"From: Rosa <rosa{first}@example.org>\r\nTo: desk@town.example\r\nSubject: Lamp {first}\r\nMessage-ID: <{number}@mail.example>\r\n{(number == first ? "" : string.Create(CultureInfo.InvariantCulture, $"In-Reply-To: <{number - 1}@mail.example>\r\nReferences: <{first}@mail.example> <{number - 1}@mail.example>\r\n"))}\r\nIt is dark at corner {number}.\r\n");
    }

    private static int Number(string externalId) =>
        int.Parse(externalId[(externalId.IndexOf('<', StringComparison.Ordinal) + 1)..externalId.IndexOf('@', StringComparison.Ordinal)], CultureInfo.InvariantCulture);
}
