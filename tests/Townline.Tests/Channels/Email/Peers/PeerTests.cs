using Microsoft.EntityFrameworkCore;
using Townline.Conversations;
using Townline.Requests;
using Townline.Tests.Support;

namespace Townline.Tests.Channels.Email.Peers;

/// <summary>Mail servers as towns run them deliver to ours.</summary>
[Trait("Speed", "Slow")]
public class PeerTests(Towns towns) : IClassFixture<Towns>
{
    [FactNeeding("postfix")]
    public async Task Postfix_delivers_over_LMTP_encrypted_and_each_mail_is_a_request()
    {
        var post = await Post.Open(towns, Engine.SQLite);
        using var postfix = await Postfix.Start($"lmtp:inet:127.0.0.1:{post.Town.Mail.Port}", "lmtp_tls_security_level = encrypt", "lmtp_tls_loglevel = 1");

        for (var i = 0; i < 5; i++)
        {
            var (code, talk) = await Swaks.Send(postfix.Port, post.Desk, "--header", $"Subject: Number {i}", "--body", $".dots\n..\n.\nEl farolillo número {i}\n");
            Assert.True(code == 0, talk);
        }

        await Eventually.True(async () => await post.Count() == 5, "The mails did not come.");
        var texts = await post.Town.Read(db => db.Set<Request>().Select(request => request.Description).ToListAsync());
        Assert.Contains(texts, text => text.Contains(".dots\n..\n.\nEl farolillo número 3", StringComparison.Ordinal));
        await Eventually.True(() => postfix.Queued == 0);
        Assert.Contains("TLS connection established", postfix.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("warning", postfix.Log[postfix.Log.IndexOf("daemon started", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    [FactNeeding("postfix")]
    public async Task Postfix_delivers_over_SMTP_and_tells_the_sender_of_an_address_that_is_nobodys()
    {
        var post = await Post.Open(towns, Engine.SQLite);
        using var postfix = await Postfix.Start($"smtp:[127.0.0.1]:{post.Town.Mail.Port}");

        await Swaks.Send(postfix.Port, $"{post.Desk},nobody@town.example");

        await Eventually.True(async () => await post.Count() == 1, "The mail did not come.");
        await Eventually.True(() => postfix.Log.Contains("status=bounced", StringComparison.Ordinal));
        Assert.Contains("The town takes no mail at this address", postfix.Log, StringComparison.Ordinal);
    }

    [FactNeeding("postfix")]
    public async Task What_Postfix_holds_while_the_town_is_killed_and_started_again_comes_in_once()
    {
        await using var storage = await Towns.Storage(Engine.SQLite);
        await using (var town = await TestTown.Start(storage))
        {
            await SampleServices.Add(town);
            await Mailboxes.Add(town);
        }

        const int Mails = 60;
        var port = PeerHost.FreePort();
        using var postfix = await Postfix.Start($"lmtp:inet:127.0.0.1:{port}", "default_destination_concurrency_failed_cohort_limit = 0");
        var sending = Task.WhenAll(Enumerable.Range(0, 4).Select(async line =>
        {
            for (var i = line; i < Mails; i += 4)
            {
                var (code, talk) = await Swaks.Send(postfix.Port, "desk@town.example", "--header", $"Message-Id: <{i}@mail.example>", "--body", $"Mail {i}");
                Assert.True(code == 0, talk);
            }
        }));
        for (var round = 0; round < 3; round++)
        {
            await using var town = await TownProcess.Serve(storage, [], "--empty", "--smtp-port", $"{port}");
            var before = Delivered(postfix);
            await Eventually.True(() => Delivered(postfix) >= Math.Min(before + 10, Mails), "Postfix did not go on.");
            await town.Kill();
        }

        await sending;
        await using (await TownProcess.Serve(storage, [], "--empty", "--smtp-port", $"{port}"))
        {
            await Eventually.True(() => postfix.Queued == 0, "Postfix still holds mails.");
        }

        await using var after = await TestTown.Start(storage);
        var arrived = await after.Read(db => db.Set<Inbound>().Select(inbound => inbound.ExternalId!).ToListAsync());
        Assert.Equal(Enumerable.Range(0, Mails).Select(i => $"<{i}@mail.example>").Order(), arrived.Select(id => id[(id.IndexOf(':') + 1)..]).Order());
        Assert.Equal(Mails, await after.Read(db => db.Set<Request>().CountAsync()));
    }

    [FactNeeding("swaks")]
    public async Task Swaks_is_understood_in_both_protocols_encrypted_and_pipelined()
    {
        var post = await Post.Open(towns, Engine.SQLite);
        var port = post.Town.Mail.Port;

        foreach (var way in (string[][])[["--protocol", "LMTP"], ["--protocol", "ESMTP", "--pipeline"], ["--protocol", "SMTP"], ["--protocol", "ESMTP", "-tls"], ["--protocol", "LMTP", "-tls", "--pipeline"]])
        {
            var (code, talk) = await Swaks.Send(port, post.Desk, [.. way, "--header", $"Message-Id: <{string.Join('.', way)}@mail.example>"]);
            Assert.True(code == 0, talk);
        }

        var (refused, said) = await Swaks.Send(port, "nobody@town.example");
        Assert.True(refused == 24, said);
        Assert.Equal(5, await post.Count());
    }

    private static int Delivered(Postfix postfix) => postfix.Log.Split("status=sent").Length - 1;
}
