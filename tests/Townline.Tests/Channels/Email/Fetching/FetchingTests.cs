using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Townline.Channels.Email.Fetching;
using Townline.Channels.Email.Lines;
using Townline.Channels.Email.Unread;
using Townline.Conversations.Contracts;
using Townline.Requests;
using Townline.Tests.Channels.Email.Peers;
using Townline.Tests.Channels.Email.Spam;
using Townline.Tests.Support;
using static Townline.Tests.Channels.Email.Fetching.MailPlace;

namespace Townline.Tests.Channels.Email.Fetching;

/// <summary>Mail that lies in a mailbox of Dovecot comes to the town.</summary>
[Trait("Speed", "Slow")]
public class FetchingTests(Towns towns) : IClassFixture<Towns>
{
    /// <summary>Every command that is ever sent to this server, in its order.</summary>
    private static readonly string[] Steps = ["AUTHENTICATE", "CAPABILITY", "SELECT", "RFC822.SIZE", "BODY.PEEK", "UID MOVE", "IDLE", "DONE"];

    [BothEngines("dovecot")]
    public async Task What_lies_in_a_mailbox_becomes_requests_in_order_and_what_comes_later_too(Engine engine)
    {
        using var dovecot = await Dovecot.Start();
        await dovecot.Deliver("desk", Mails(1, 3));
        var post = await Post.Open(towns, engine);
        var began = post.Town.Clock.Now;
        await Fetch(post.Town, dovecot.Source(await MailboxOf(post)));

        await IsCaughtUp(post.Town, began);
        var texts = await post.Town.Read(db => db.Set<Request>().OrderBy(request => request.Id).Select(request => request.Description).ToListAsync());
        Assert.Equal(["Lamp 1\n\nIt is dark at corner 1.", "Lamp 2\n\nIt is dark at corner 2.", "Lamp 3\n\nIt is dark at corner 3."], texts);

        // The program waits on the line now: nobody has to look.
        var watch = Stopwatch.StartNew();
        await dovecot.Deliver("desk", Mail(4));
        await Eventually.True(async () => await post.Count() == 4, "The mail did not come.");
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        Assert.Equal(4, await dovecot.Count("desk", "INBOX", "UNSEEN"));
    }

    [BothEngines("dovecot")]
    public async Task Spam_in_a_mailbox_is_held_and_fetched_no_more(Engine engine)
    {
        using var dovecot = await Dovecot.Start();
        await dovecot.Deliver("desk", [Mail(1), $"X-Spam-Flag: YES\r\n{Mail(2)}"]);
        var post = await Post.Open(towns, engine);
        var began = post.Town.Clock.Now;
        await Fetch(post.Town, dovecot.Source(await MailboxOf(post)));

        await IsCaughtUp(post.Town, began);
        Assert.Equal([1], await Arrived(post.Town));
        Assert.Equal("Lamp 2", Assert.Single(await post.Folder()).Subject);
    }

    [BothEngines("dovecot")]
    public async Task Wherever_the_line_is_cut_each_mail_comes_once_and_in_order(Engine engine)
    {
        using var dovecot = await Dovecot.Start();
        using var line = new ImapCutter(dovecot.Port);
        var post = await Post.Open(towns, engine);
        var source = dovecot.Source(await MailboxOf(post), after: AfterFetch.Move, moveTo: "Done", port: line.Port);
        await Fetch(post.Town, source);
        var sent = 0;
        foreach (var step in Steps)
        {
            foreach (var bytes in (int?[])[null, 1, 25])
            {
                await dovecot.Deliver("desk", [Mail(sent + 1), Mail(sent + 2, thread: sent + 1), Mail(sent + 3)]);
                sent += 3;
                line.CutAt(step, bytes);
                var began = post.Town.Clock.Now;
                await Fetch(post.Town, source);
                await Eventually.True(
                    () =>
                    {
                        // The poll behind the waiting, and the pause after a failure, take their time otherwise.
                        post.Town.Clock.Move(TimeSpan.FromSeconds(10));
                        return line.HasCut;
                    },
                    $"{step} was not said.");
                await Eventually.True(
                    async () =>
                    {
                        post.Town.Clock.Move(TimeSpan.FromSeconds(5));
                        return await post.Count() == sent && await State(post.Town) is { Waiting: 0, Trouble: "", CaughtUpAt: { } at } && at > began;
                    },
                    $"After {step} was cut at {bytes}, only {await post.Count()} of {sent} came.");
            }
        }

        Assert.Equal(Enumerable.Range(1, sent), await Arrived(post.Town));
        Assert.Equal(sent / 3 * 2, await post.Town.Read(db => db.Set<Request>().CountAsync()));
        Assert.Equal(0, await dovecot.Count("desk", "INBOX"));
    }

    [BothEngines("dovecot")]
    public async Task A_mailbox_that_is_numbered_anew_is_looked_at_again_and_nothing_is_doubled(Engine engine)
    {
        using var dovecot = await Dovecot.Start();
        await dovecot.Deliver("desk", Mails(1, 5));
        var post = await Post.Open(towns, engine);
        var began = post.Town.Clock.Now;
        await Fetch(post.Town, dovecot.Source(await MailboxOf(post)));
        await IsCaughtUp(post.Town, began);

        // As when a mailbox is restored from a backup: the same mails, other numbers, and some that nobody had seen.
        await dovecot.Administer("mailbox", "delete", "-u", "desk", "-r", "INBOX");
        await dovecot.Deliver("desk", [Mail(6), .. Mails(1, 5), Mail(7)]);
        await Eventually.True(async () =>
        {
            post.Town.Clock.Move(TimeSpan.FromMinutes(1));
            return await post.Count() == 7;
        });

        Assert.Equal(Enumerable.Range(1, 7), await Arrived(post.Town));
        Assert.Contains(post.Town.Log.From(Microsoft.Extensions.Logging.LogLevel.Information), text => text.Contains("numbered anew", StringComparison.Ordinal));
    }

    [BothEngines("dovecot")]
    public async Task What_is_stored_is_marked_or_moved_and_a_folder_that_is_missing_is_made(Engine engine)
    {
        using var dovecot = await Dovecot.Start();
        await dovecot.Deliver("desk", Mails(1, 3));
        await dovecot.Deliver("hall", Mails(4, 3));
        var post = await Post.Open(towns, engine);
        var (desk, hall) = (await MailboxOf(post), Townline.Platform.Storage.Ids.Next());
        await post.Town.Write(unit => post.Town.Get<IMailboxes>().Save(unit, new MailboxInfo(hall, "Hall", ["hall@town.example"], SampleServices.Litter.Id)));
        await Fetch(post.Town, dovecot.Source(desk, after: AfterFetch.MarkSeen));
        await Fetch(post.Town, dovecot.Source(hall, "hall", AfterFetch.Move, "Erledigt/Bürger"));

        await Eventually.True(async () => await post.Count() == 6);
        await Eventually.True(async () => (await dovecot.Count("desk", "INBOX", "SEEN"), await dovecot.Count("desk", "INBOX")) == (3, 3));
        await Eventually.True(async () => (await dovecot.Count("hall", "INBOX"), await dovecot.Count("hall", "Erledigt/Bürger")) == (0, 3));
    }

    [BothEngines("dovecot")]
    public async Task A_folder_that_was_renamed_is_told_and_fetched_on_when_it_is_there_again(Engine engine)
    {
        using var dovecot = await Dovecot.Start();
        await dovecot.Deliver("desk", Mail(1));
        await dovecot.Administer("mailbox", "create", "-u", "desk", "Bürger");
        await dovecot.Administer("move", "-u", "desk", "Bürger", "mailbox", "INBOX", "ALL");
        var post = await Post.Open(towns, engine);
        var source = dovecot.Source(await MailboxOf(post)) with { Folder = "Bürger" };
        var began = post.Town.Clock.Now;
        await Fetch(post.Town, source);
        await IsCaughtUp(post.Town, began);

        await dovecot.Administer("mailbox", "rename", "-u", "desk", "Bürger", "Elsewhere");
        await Eventually.True(async () =>
        {
            post.Town.Clock.Move(TimeSpan.FromMinutes(1));
            return await State(post.Town) is { Trouble: MailTrouble.NoFolder };
        });

        await dovecot.Deliver("desk", Mail(2));
        await dovecot.Administer("move", "-u", "desk", "Elsewhere", "mailbox", "INBOX", "ALL");
        await dovecot.Administer("mailbox", "rename", "-u", "desk", "Elsewhere", "Bürger");
        await Eventually.True(async () =>
        {
            post.Town.Clock.Move(TimeSpan.FromMinutes(1));
            return await post.Count() == 2;
        });
        Assert.Equal([1, 2], await Arrived(post.Town));
    }

    [BothEngines("dovecot")]
    public async Task Of_a_mail_that_is_too_large_the_beginning_is_kept_and_the_others_come(Engine engine)
    {
        using var dovecot = await Dovecot.Start();
        await dovecot.Deliver("desk", Mail(1), Mail(2) + string.Concat(Enumerable.Repeat("A long story.\r\n", 10_000)), Mail(3));
        var town = await towns.Fresh(engine, change: services => services.AddSingleton(new FetchLimits { MailBytes = 100_000, BeginningBytes = 4_096 }));
        await SampleServices.Add(town);
        await Mailboxes.Add(town);
        var post = new Post(town);
        var began = town.Clock.Now;
        await Fetch(town, dovecot.Source(await MailboxOf(post), after: AfterFetch.Move, moveTo: "Done"));

        await IsCaughtUp(town, began);

        Assert.Equal([1, 3], await Arrived(town));
        var kept = Assert.Single(await town.Get<UnreadMails>().Waiting(town.Tenant.Id, 10, default));
        Assert.Equal((true, 4_096), (kept.IsPart, kept.Raw.Length));
        Assert.Contains("Lamp 2", Encoding.ASCII.GetString(kept.Raw), StringComparison.Ordinal);
        Assert.Equal((0, 1), await town.Get<UnreadRetry>().All(town.Tenant.Id, default));
        Assert.Equal((1, 2), (await dovecot.Count("desk", "INBOX"), await dovecot.Count("desk", "Done")));
    }

    [BothEngines("dovecot")]
    public async Task An_answer_to_a_signed_address_and_a_mail_to_a_service_are_known_by_what_the_servers_wrote(Engine engine)
    {
        using var dovecot = await Dovecot.Start();
        var post = await Post.Open(towns, engine);
        var first = await post.Write("It is dark");
        var reply = Townline.Channels.Email.Threading.ReplyAddress.Of(post.Town.Tenant, post.Desk, first.RequestId!.Value);
        await dovecot.Deliver(
            "desk",
            $"From: rosa@example.org\r\nTo: City Hall <{reply}>\r\nMessage-ID: <2@mail.example>\r\n\r\nStill dark\r\n",
            $"X-Original-To: {post.Desk.Replace("@", "+pothole@")}\r\nFrom: eva@example.org\r\nTo: undisclosed-recipients:;\r\nMessage-ID: <3@mail.example>\r\n\r\nA hole\r\n");
        var began = post.Town.Clock.Now;
        await Fetch(post.Town, dovecot.Source(await MailboxOf(post)));
        await IsCaughtUp(post.Town, began);

        Assert.Equal(first.RequestId, (await post.Journal("<2@mail.example>")).RequestId);
        Assert.Equal(SampleServices.Pothole.Id, (await post.Request(await post.Journal("<3@mail.example>"))).ServiceId);
    }

    [BothEngines("dovecot")]
    public async Task Mails_from_before_a_day_are_left_alone(Engine engine)
    {
        using var dovecot = await Dovecot.Start();
        await dovecot.Deliver("desk", Mail(1));
        var post = await Post.Open(towns, engine);
        var began = post.Town.Clock.Now;
        await Fetch(post.Town, dovecot.Source(await MailboxOf(post)) with { Since = began.AddMinutes(5) });

        await IsCaughtUp(post.Town, began);
        Assert.Equal(0, await post.Count());
    }

    [FactNeeding("dovecot")]
    public async Task Many_mails_that_the_program_was_killed_over_come_once_each()
    {
        const int All = 400;
        using var dovecot = await Dovecot.Start();
        await dovecot.Deliver("desk", Mails(1, All));
        await dovecot.Administer("mailbox", "create", "-u", "desk", "Done");
        await using var storage = await Towns.Storage(Engine.SQLite);
        await using (var town = await TestTown.Start(storage))
        {
            await SampleServices.Add(town);
            await Mailboxes.Add(town);
            var mailbox = (await town.Get<IMailboxes>().Of(town.Tenant.Id))[0].Id;

            // Closed until the first process that is to be killed looks for it.
            await town.Write(unit => town.Get<IMailboxes>().Save(unit, new MailboxInfo(mailbox, "Desk", ["desk@town.example"], SampleServices.Litter.Id, IsOpen: false)));
            await Fetch(town, dovecot.Source(mailbox, after: AfterFetch.Move, moveTo: "Done"));
            await town.Write(unit => unit.Execute("UPDATE email_mailbox SET is_open = true"));
        }

        for (var round = 1; round <= 3; round++)
        {
            await using var town = await TownProcess.Serve(storage, [], "--empty");
            var before = await dovecot.Count("desk", "Done");
            await Eventually.True(async () => await dovecot.Count("desk", "Done") is var done && (done > before || done == All));
            await town.Kill();
        }

        await using var last = await TestTown.Start(storage);
        await Eventually.True(
            async () =>
            {
                last.Clock.Move(TimeSpan.FromSeconds(10));
                return await dovecot.Count("desk", "INBOX") == 0;
            });
        Assert.Equal(Enumerable.Range(1, All), (await Arrived(last)).Order());
        Assert.Equal(All, await last.Read(db => db.Set<Request>().CountAsync()));
    }

    [PostgresFact]
    public async Task Two_nodes_share_the_mailboxes_and_one_takes_over_when_the_other_is_gone()
    {
        const int Boxes = 6;
        using var dovecot = await Dovecot.Start();
        await using var storage = await Towns.Storage(Engine.PostgreSQL);
        await using var one = await TestTown.Start(storage);
        var two = await TestTown.Start(storage);
        await SampleServices.Add(one);
        for (var box = 0; box < Boxes; box++)
        {
            var (id, name) = (Townline.Platform.Storage.Ids.Next(), string.Create(CultureInfo.InvariantCulture, $"box{box}"));
            await one.Write(unit => one.Get<IMailboxes>().Save(unit, new MailboxInfo(id, name, [$"{name}@town.example"], SampleServices.Litter.Id)));
            await dovecot.Deliver(name, Mail(box * 10));
            await Fetch(one, dovecot.Source(id, name));
        }

        await Eventually.True(async () => (await Arrived(one)).Count == Boxes);
        var (mine, theirs) = (one.Get<MailFetcher>().UnderWay, two.Get<MailFetcher>().UnderWay);
        Assert.Empty(mine.Intersect(theirs));
        Assert.Equal(Boxes, mine.Count + theirs.Count);

        await two.DisposeAsync();
        for (var box = 0; box < Boxes; box++)
        {
            await dovecot.Deliver($"box{box}", Mail((box * 10) + 1));
        }

        await Eventually.True(async () => (await Arrived(one)).Count == 2 * Boxes);
        Assert.Equal(Boxes, one.Get<MailFetcher>().UnderWay.Count);
    }

    [FactNeeding("dovecot")]
    public async Task A_trial_says_exactly_what_is_wrong()
    {
        using var dovecot = await Dovecot.Start();
        await dovecot.Deliver("desk", Mails(1, 2));
        await dovecot.Administer("mailbox", "create", "-u", "desk", "Bürger");
        var town = await towns.Fresh(Engine.SQLite, change: services => services.AddSingleton(new LineOptions { Roots = [dovecot.Root] }));
        var good = dovecot.Source(1);

        var well = await Try(good with { Security = MailSecurity.StartTls });
        Assert.Equal(("", 2L), (well.Trouble, well.Mails));
        Assert.Equal(["Bürger", "INBOX"], well.Folders);
        Assert.Equal("", (await Try(good with { Security = MailSecurity.Tls, Port = dovecot.TlsPort })).Trouble);
        Assert.Equal(MailTrouble.NameNotFound, (await Try(good with { Host = "nowhere.invalid" })).Trouble);
        Assert.Equal(MailTrouble.Refused, (await Try(good with { Port = 1 })).Trouble);
        Assert.Equal(MailTrouble.Encryption, (await Try(good with { Security = MailSecurity.Tls })).Trouble);
        var wrongName = await Try(good with { Security = MailSecurity.Tls, Host = "127.0.0.1", Port = dovecot.TlsPort });
        Assert.Equal((MailTrouble.Certificate, "The certificate is for localhost, not for 127.0.0.1."), (wrongName.Trouble, wrongName.Detail));
        Assert.Equal(MailTrouble.LoginRefused, (await Try(good, "wrong")).Trouble);
        var noFolder = await Try(good with { Folder = "Burger" });
        Assert.Equal((MailTrouble.NoFolder, "Bürger, INBOX"), (noFolder.Trouble, string.Join(", ", noFolder.Folders)));
        Assert.Equal(MailTrouble.NoTarget, (await Try(good with { After = AfterFetch.Move, MoveTo = "Done" })).Trouble);
        Assert.Equal(MailTrouble.Nonsense, (await Try(good with { Port = dovecot.LmtpPort })).Trouble);

        var stranger = await towns.Fresh(Engine.SQLite);
        var untrusted = await stranger.Get<IMailFetching>().Test(stranger.Tenant.Id, good with { Security = MailSecurity.StartTls }, Dovecot.Password, null, default);
        Assert.Equal(MailTrouble.Certificate, untrusted.Trouble);
        Assert.Contains("localhost", untrusted.Detail, StringComparison.Ordinal);

        Task<FetchTrial> Try(MailSourceInfo source, string secret = Dovecot.Password) => town.Get<IMailFetching>().Test(town.Tenant.Id, source, secret, null, default);
    }
}
