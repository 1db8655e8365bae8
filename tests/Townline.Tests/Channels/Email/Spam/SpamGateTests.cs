using Microsoft.EntityFrameworkCore;
using Townline.Channels.Email.Arriving;
using Townline.Channels.Email.Mailboxes;
using Townline.Channels.Email.Threading;
using Townline.Conversations.Contracts;
using Townline.Identity.Contracts;
using Townline.People.Contracts;
using Townline.Requests;
using Townline.Requests.Contracts;
using Townline.Tests.Support;

namespace Townline.Tests.Channels.Email.Spam;

public class SpamGateTests(Towns towns) : IClassFixture<Towns>
{
    private const string Advertisement = "Click and win a prize, dear winner, money";

    [BothEngines]
    public async Task What_the_mail_server_marked_is_kept_whole_and_becomes_nothing(Engine engine)
    {
        var post = await Post.Open(towns, engine);

        var held = await post.Held("You win\r\n\r\n a prize", "Subject: Good news\r\nX-Spam-Status: Yes, score=9\r\n", id: "<1@spam.example>");
        await post.Deliver("From: ads@spam.example\r\nMessage-ID: <1@spam.example>\r\nX-Spam-Flag: YES\r\n\r\nAgain");

        var told = Assert.Single(await post.Folder());
        Assert.Equal(("ads@spam.example", "Good news", "You win a prize", SpamSign.Mark, "X-Spam-Status"), (told.Author, told.Subject, told.Opening, told.Why.Sign, told.Why.Detail));
        Assert.Contains("a prize", System.Text.Encoding.ASCII.GetString(held.Raw), StringComparison.Ordinal);
        Assert.Equal((0, 0), (await post.Count(), await post.Town.Read(db => db.Set<Request>().CountAsync())));
        Assert.Null(await post.Town.Read(db => post.Town.Get<IPeople>().FindByIdentity(db, IdentityKind.Email, "ads@spam.example", default)));
        await post.Town.OutboxIsDone();
    }

    [BothEngines]
    public async Task Marks_count_only_where_the_town_trusts_them(Engine engine)
    {
        var post = await Post.Open(towns, engine);
        await post.Town.Write(unit => post.Town.Get<ISpamSettings>().Save(unit, trustsMarks: false, threshold: 95));

        Assert.NotNull((await post.Write("A lamp", Junk.Marked)).RequestId);
        Assert.Empty(await post.Folder());
    }

    [BothEngines]
    public async Task A_rule_for_an_address_beats_one_for_its_domain_and_both_beat_the_mark(Engine engine)
    {
        var post = await Post.Open(towns, engine);
        await post.Rule("@Mail.example", isSpam: true);
        await post.Rule("tom@mail.example", isSpam: false);

        var held = await post.Held("Hello", "", from: "Ann@news.MAIL.example");
        var tom = await post.Write("Hello", Junk.Marked, from: "Tom@mail.example");

        Assert.Equal((SpamSign.Rule, "mail.example"), (held.Sign, held.Detail));
        Assert.NotNull(tom.RequestId);
        Assert.NotNull((await post.Write("Hello", from: "ann@mail.example.org")).RequestId);
    }

    [BothEngines]
    public async Task Words_count_once_enough_was_learned_of_both_kinds(Engine engine)
    {
        var post = await Post.Open(towns, engine);
        await post.Teach(SpamSettings.Fewest - 1);
        Assert.NotNull((await post.Write(Advertisement, "Subject: Prize\r\n", from: "new@spam.example")).RequestId);
        await post.Teach();

        var held = await post.Held(Advertisement, "Subject: Prize\r\n", from: "newer@spam.example");
        var lamp = await post.Write("The lamp is dark at our corner", "Subject: Lamp\r\n", from: "tom@example.org");

        Assert.Equal((SpamSign.Words, SpamSettings.Fewest), (held.Sign, held.Mails));
        Assert.Contains("click", held.Words);
        Assert.NotNull(lamp.RequestId);
        await post.Town.Write(unit => post.Town.Get<ISpamSettings>().Forget(unit));
        Assert.NotNull((await post.Write(Advertisement, "Subject: Prize\r\n", from: "newest@spam.example")).RequestId);
        Assert.Equal((0, 0), await post.Learned());
    }

    [BothEngines]
    public async Task What_belongs_to_a_request_is_never_held_whatever_it_says(Engine engine)
    {
        var post = await Post.Open(towns, engine);
        await post.Teach();
        var first = await post.Write("The lamp is dark", id: "<first@mail.example>");
        var number = (await post.Request(first)).Number;
        await post.Rule("rosa@example.org", isSpam: true);
        var subject = $"{Junk.Marked}Subject: Prize [TL-{number}]\r\n";

        var answers = new[]
        {
            await post.Write(Advertisement, $"{Junk.Marked}In-Reply-To: <first@mail.example>\r\n"),
            await post.Write(Advertisement, Junk.Marked, to: ReplyAddress.Of(post.Town.Tenant, post.Desk, first.RequestId!.Value), from: "ads@spam.example"),
            await post.Write(Advertisement, $"{Junk.Marked}References: {OwnMessageId.Of(post.Town.Tenant, first.RequestId!.Value, 77, "town.example")}\r\n"),
            await post.Write(Advertisement, subject, from: "ads@spam.example"),
        };

        Assert.All(answers, answer => Assert.Equal(first.RequestId, answer.RequestId));
        Assert.Empty(await post.Folder());
    }

    [BothEngines]
    public async Task Proved_addresses_staff_and_machines_are_never_held(Engine engine)
    {
        var post = await Post.Open(towns, engine);
        await post.Town.Write(unit => post.Town.Get<IPeople>().Identify(unit, new ClaimedPerson([new ClaimedIdentity(IdentityKind.Email, "rosa@example.org")], "Rosa", Verified: true)));
        using var clerk = await post.Town.SignIn(Role.Agent);
        await post.Rule("example.org", isSpam: true);

        Assert.NotNull((await post.Write("A prize", Junk.Marked, from: "Rosa@example.org")).RequestId);
        Assert.NotNull((await post.Write("A prize", Junk.Marked, from: clerk.Staff!.Email)).RequestId);
        Assert.NotNull((await post.Write("I am away", $"{Junk.Marked}Auto-Submitted: auto-replied\r\n", from: "tom@example.org")).RequestId);
        await post.Held("A prize", from: "tom@example.org");
        var refused = await Assert.ThrowsAsync<RuleBrokenException>(() => post.Rule("ROSA@example.org", isSpam: true));
        Assert.Equal("sender-rule-known", refused.Code);
    }

    [BothEngines]
    public async Task A_mail_that_is_a_request_already_is_not_held_when_it_comes_again(Engine engine)
    {
        var post = await Post.Open(towns, engine);
        var first = await post.Write("A lamp", id: "<1@mail.example>", from: "tom@example.org");
        await post.Rule("tom@example.org", isSpam: true);

        Assert.Equal(first.Id, (await post.Write("A lamp", id: "<1@mail.example>", from: "tom@example.org")).Id);
        Assert.Empty(await post.Folder());
    }

    [BothEngines]
    public async Task Many_mails_at_once_as_they_are_fetched_are_held_one_by_one(Engine engine)
    {
        var post = await Post.Open(towns, engine);
        var to = (await post.Town.Get<MailboxBook>().Find(post.Desk, default))!;
        ArrivingMail Fetched(int number, string headers) => new(to, post.Desk, "", System.Text.Encoding.ASCII.GetBytes($"From: a{number}@mail.example\r\nMessage-ID: <{number}@mail.example>\r\n{headers}\r\nMail {number}"), IsDelivered: true);

        await post.Town.Get<MailBatch>().Take([Fetched(1, ""), Fetched(2, Junk.Marked), Fetched(3, ""), Fetched(4, Junk.Marked)]);

        Assert.Equal(["Mail 2", "Mail 4"], (await post.Folder()).Select(mail => mail.Opening).Order());
        Assert.Equal(2, await post.Count());
    }

    [BothEngines]
    public async Task The_folder_is_listed_newest_first_page_by_page_and_by_its_index(Engine engine)
    {
        var post = await Post.Open(towns, engine);
        for (var number = 1; number <= 5; number++)
        {
            await post.Held($"Mail {number}");
        }

        var spam = post.Town.Get<ISpamMail>();
        var first = await spam.List(post.Town.Tenant.Id, null, 3, default);
        IReadOnlyList<SpamInfo> second = [];
        var statements = await QueryWatch.During(async () => second = await spam.List(post.Town.Tenant.Id, first[^1].Id, 3, default));

        Assert.Equal(["Mail 5", "Mail 4", "Mail 3", "Mail 2", "Mail 1"], first.Concat(second).Select(mail => mail.Opening));
        Assert.Equal((5, 4), (await spam.Count(post.Town.Tenant.Id, 50, default), await spam.Count(post.Town.Tenant.Id, 4, default)));
        Assert.Contains("IX_email_spam_tenant_id_id", await QueryWatch.Plan(post.Town, engine, Assert.Single(statements)), StringComparison.Ordinal);
    }
}
