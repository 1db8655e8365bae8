using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Townline.Channels.Email.Notices;
using Townline.Tests.Channels.Email.Listener;
using Townline.Tests.Channels.Email.Peers;
using Townline.Tests.Support;

namespace Townline.Tests.Channels.Email.Outgoing;

/// <summary>The program is killed while it sends.</summary>
[Trait("Speed", "Slow")]
public class KilledTests
{
    private const int Rounds = 3;
    private const int EachRound = 60;

    /// <summary>Mails that can be between the mail server's answer and our own writing it down when the end comes.</summary>
    private const int MostUnderWay = Rounds * 32;

    [BothEngines("postfix")]
    public async Task Every_mail_goes_out_and_what_goes_out_again_is_the_same_mail(Engine engine)
    {
        using var postfix = await Postfix.Receiving();
        await using var storage = await Towns.Storage(engine);
        await using (var town = await TestTown.Start(storage))
        {
            await SampleServices.Add(town);
            await Mailboxes.Add(town);
            await Outbound.Through(town, postfix.Port);
            await Outbound.Receipts(town, anHour: 3);
        }

        var port = PeerHost.FreePort();
        for (var round = 0; round < Rounds; round++)
        {
            await using var town = await TownProcess.Serve(storage, [], "--empty", "--smtp-port", $"{port}");
            await Write(port, round * EachRound);
            await postfix.Received((round * EachRound) + 20);
            await town.Kill();
        }

        await using var last = await TestTown.Start(storage);
        await Eventually.True(
            async () =>
            {
                // What the killed programs had taken on is free again when their time is over.
                last.Clock.Move(TimeSpan.FromSeconds(30));
                return await last.Read(db => db.Set<NoticeRow>().CountAsync()) == Rounds * EachRound;
            },
            "Some receipts did not go out.");

        var mails = (await postfix.Received(Rounds * EachRound)).GroupBy(mail => mail.MessageId).ToList();
        Assert.Equal(Rounds * EachRound, mails.Count);
        Assert.InRange(mails.Sum(copies => copies.Count()), Rounds * EachRound, (Rounds * EachRound) + MostUnderWay);
        Assert.All(mails, copies => Assert.Single(copies.Select(mail => (mail.To.Addresses[0].Address, mail.Subject, mail.Text)).Distinct()));
        Assert.Equal(mails.Count, mails.Select(copies => copies.First().To.Addresses[0].Address).Distinct().Count());
        Assert.All(await last.Read(db => db.Set<NoticeRow>().ToListAsync()), notice => Assert.Equal(NoticeState.Sent, notice.State));
    }

    private static async Task Write(int port, int first)
    {
        using var server = await MailServer.Greet(new IPEndPoint(IPAddress.Loopback, port));
        for (var number = first; number < first + EachRound; number++)
        {
            var sender = string.Create(CultureInfo.InvariantCulture, $"r{number}@example.org");
            Assert.StartsWith("250", await server.Deliver($"From: {sender}\r\nMessage-ID: <{number}@mail.example>\r\nSubject: Lamp {number}\r\n\r\nIt is dark.", sender: sender), StringComparison.Ordinal);
        }
    }
}
