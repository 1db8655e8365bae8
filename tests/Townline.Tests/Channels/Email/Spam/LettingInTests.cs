using Microsoft.EntityFrameworkCore;
using Townline.Channels.Email.Spam.Learning;
using Townline.Conversations;
using Townline.Conversations.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Outbox;
using Townline.Platform.Storage;
using Townline.Requests;
using Townline.Requests.Contracts;
using Townline.Tests.Channels.Email.Outgoing;
using Townline.Tests.Support;

namespace Townline.Tests.Channels.Email.Spam;

public class LettingInTests(Towns towns) : IClassFixture<Towns>
{
    private const string WithFile =
        "Subject: A lamp\r\nContent-Type: multipart/mixed; boundary=b\r\n";

    private const string Body = "--b\r\nContent-Type: text/plain\r\n\r\nThe lamp is dark\r\n--b\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename=where.txt\r\n\r\nAt the corner\r\n--b--\r\n";

    [BothEngines]
    public async Task What_is_no_spam_arrives_now_as_one_request_with_its_files_however_many_say_so(Engine engine)
    {
        var post = await Post.Open(towns, engine);
        await Outbound.Through(post.Town, Outbound.NobodysPort());
        await Outbound.Receipts(post.Town, anHour: 5);
        var held = await post.Held(Body, Junk.Marked + WithFile, from: "rosa@example.org", id: "<lamp@mail.example>", to: post.Desk.Replace("@", "+pothole@"));

        // Less than a day, after which the sweeper, by this clock, takes a file that is being written for one that was left behind.
        post.Town.Clock.Move(TimeSpan.FromHours(23));
        var from = post.Town.Clock.Now;

        var numbers = await Task.WhenAll(Enumerable.Range(0, 4).Select(number => post.Town.Get<ISpamMail>().LetIn(post.Town.Tenant.Id, held.Id, new Actor(ActorKind.Staff, number % 2 + 1, "desk"), default)));

        var mail = await post.Journal("<lamp@mail.example>");
        var request = await post.Request(mail);
        Assert.Equal(request.Number, Assert.Single(numbers.Distinct()));
        Assert.Equal(("pothole", "A lamp\n\nThe lamp is dark"), (SampleServices.Pothole.Id == request.ServiceId ? "pothole" : "", request.Description));
        Assert.InRange(request.RequestedAt, from.AddMilliseconds(-1), from.AddHours(1));
        Assert.Equal(held.Raw, mail.Raw);
        Assert.Equal(1, await post.Town.Read(db => db.Set<Request>().CountAsync()));
        Assert.Equal(1, await post.Town.Read(db => db.Set<Attachment>().CountAsync(file => file.RequestId == request.Id)));
        Assert.Equal(1, await post.Town.Read(db => db.Set<OutboxRow>().CountAsync(row => row.Topic == "email.receipt")));
        Assert.Equal((1, 0), await post.Learned());
        Assert.Empty(await post.Folder());
        Assert.Single(await post.Town.Read(db => db.Set<EventRow>().Where(row => row.Kind == "mail-spam.let-in").ToListAsync()));
        Assert.Single(await post.Town.Get<ITimelines>().OfRequest(post.Town.Tenant.Id, request.Id, Audience.Staff, default), entry => entry.EventKind == "mail-spam.let-in");
    }

    [BothEngines]
    public async Task A_mail_that_answers_one_which_was_let_in_meanwhile_joins_it(Engine engine)
    {
        var post = await Post.Open(towns, engine);
        var (first, second) = (await post.Held(id: "<1@mail.example>"), await post.Held("And again", $"{Junk.Marked}In-Reply-To: <1@mail.example>\r\n", id: "<2@mail.example>"));

        var number = await LetIn(post, first.Id);
        Assert.Equal(number, await LetIn(post, second.Id));

        Assert.Equal(1, await post.Town.Read(db => db.Set<Request>().CountAsync()));
        Assert.Equal(number, await LetIn(post, first.Id));
    }

    [BothEngines]
    public async Task Spam_leaves_the_queues_without_a_word_and_comes_back_as_it_stood(Engine engine)
    {
        var post = await Post.Open(towns, engine);
        var mail = await post.Write("Click and win", "Subject: Prize\r\n", from: "ads@spam.example", id: "<1@spam.example>");
        var before = await post.Request(mail);
        await post.Town.Write(unit => post.Town.Get<IRequests>().Prioritise(unit, before.Id, Priority.High));
        before = await post.Request(mail);

        await Call(post, before);
        await Call(post, before);

        var closed = await post.Request(mail);
        Assert.Equal((false, Outcome.NoProblemFound), (closed.Open, closed.Outcome));
        Assert.Equal(0, await post.Town.Read(db => db.Set<Townline.Conversations.Delivery.DeliveryRow>().CountAsync()));
        Assert.DoesNotContain(await post.Town.Get<ITimelines>().OfRequest(post.Town.Tenant.Id, closed.Id, Audience.Resident, default), entry => entry.EventKind == "request.closed");
        var told = Assert.Single(await post.Folder());
        Assert.Equal((SpamSign.Clerk, "ads@spam.example", "Prize", closed.Id), (told.Why.Sign, told.Author, told.Subject, told.RequestId));
        Assert.Equal(mail.Raw, await post.Town.Get<ISpamMail>().Raw(post.Town.Tenant.Id, told.Id, default));
        Assert.Equal((0, 1), await post.Learned());

        await Task.WhenAll(LetIn(post, told.Id), LetIn(post, told.Id));

        var again = await post.Request(mail);
        Assert.Equal((true, before.State, Priority.High, null), (again.Open, again.State, again.Priority, again.Outcome));
        Assert.Equal((1, 0), await post.Learned());
        Assert.Empty(await post.Folder());

        await Call(post, again);
        Assert.Equal((0, 1), await post.Learned());
        Assert.Single(await post.Folder());
    }

    [BothEngines]
    public async Task Who_saw_an_older_request_does_not_call_it_spam_and_a_request_that_others_are_linked_to_is_none(Engine engine)
    {
        var post = await Post.Open(towns, engine);
        var (one, two) = (await post.Write("A lamp"), await post.Write("A hole", from: "tom@example.org"));
        var request = await post.Request(one);
        await post.Town.Write(unit => post.Town.Get<IRequests>().Prioritise(unit, request.Id, Priority.High));

        await Assert.ThrowsAsync<StaleEditException>(() => Call(post, request));
        await post.Town.Write(unit => post.Town.Get<IProblems>().Link(unit, two.RequestId!.Value, one.RequestId!.Value));
        Assert.Equal("spam-children", (await Assert.ThrowsAsync<RuleBrokenException>(async () => await Call(post, await post.Request(one)))).Code);
        var web = await Outbound.OnTheWeb(post, "ann@example.org");
        Assert.Equal("spam-no-mail", (await Assert.ThrowsAsync<RuleBrokenException>(async () => await Call(post, (await post.Town.Get<IRequestQueries>().ById(post.Town.Tenant.Id, web, default))!))).Code);
    }

    [BothEngines]
    public async Task Whoever_is_answered_wrote_no_spam_and_counts_once(Engine engine)
    {
        var post = await Post.Open(towns, engine);
        var mail = await post.Write("The lamp is dark");
        await Answer(post, mail);
        await Answer(post, mail);
        var spam = await post.Write("Win", from: "ads@spam.example");
        await Call(post, await post.Request(spam));
        await Answer(post, spam);

        await Eventually.True(() => post.Town.Read(async db => !await db.Set<OutboxRow>().AnyAsync(row => row.Topic == "email.learn")), "Nothing was learned from the answers.");
        Assert.Equal((1, 1), await post.Learned());
        Assert.Equal(2, await post.Town.Read(db => db.Set<Lesson>().CountAsync()));
    }

    private static Task<long?> LetIn(Post post, long id) => post.Town.Get<ISpamMail>().LetIn(post.Town.Tenant.Id, id, Actor.System("test"), default);

    private static Task Call(Post post, RequestView request) =>
        post.Town.Get<ISpamMail>().Call(post.Town.Tenant.Id, new SpamOrder(request.Id, request.Version, "Spam mail"), Actor.System("test"), default);

    private static Task Answer(Post post, Inbound mail) => post.Town.Get<Store>().Write(
        post.Town.Tenant.Id, new Actor(ActorKind.Staff, 1, "desk"), unit => post.Town.Get<IConversations>().Reply(unit, mail.RequestId!.Value, "We come.", []));
}
