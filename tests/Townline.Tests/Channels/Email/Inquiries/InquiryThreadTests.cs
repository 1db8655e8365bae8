using Microsoft.EntityFrameworkCore;
using Townline.Channels.Email.Inquiries;
using Townline.Channels.Email.Threading;
using Townline.Conversations;
using Townline.Conversations.Contracts;
using Townline.People;
using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;
using Townline.Tests.Faces.Desk.Answering;
using Townline.Tests.Faces.Desk.Asking;
using Townline.Tests.Platform.Retention;
using Townline.Tests.Support;
using Townline.Work.Tasks;

namespace Townline.Tests.Channels.Email.Inquiries;

/// <summary>Which mails come back to a question, and which only pretend to.</summary>
[Trait("Speed", "Slow")]
public class InquiryThreadTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task What_is_sent_to_the_signed_address_or_refers_to_the_question_joins_it_for_staff_alone_whoever_writes(Engine engine)
    {
        using var desk = await MailDesk.Open(towns, engine);
        var (post, first, asked) = await Asked(desk);
        var request = await post.Request(first);
        await post.Close(request.Id);
        var closed = await post.Request(first);

        await post.Write("By the address", to: Address(post, asked).ToUpperInvariant(), from: "tom@works.example");
        await post.Write("By the reference", $"Cc: boss@works.example\r\nIn-Reply-To: {MessageId(post, request.Id, asked)}\r\n", from: "ann@works.example", id: "<ann@works.example>");

        // Once more below their own mail, which is all that this program names.
        await post.Write("Below my own", "In-Reply-To: <ann@works.example>\r\n", from: "ann@works.example");

        Assert.Equal(["By the address", "By the reference", "Below my own"], (await CameBack(post, request.Id)).Select(entry => entry.Text));
        Assert.All(await CameBack(post, request.Id), entry => Assert.Equal((asked, (long?)null, Audience.Staff), (entry.InquiryId!.Value, entry.PersonId, entry.Audience)));
        Assert.Equal(["The lamp is dark"], await post.Messages(request.Id));
        var now = await post.Request(first);
        Assert.Equal((closed.Open, closed.Version, closed.UpdatedAt), (now.Open, now.Version, now.UpdatedAt));
        Assert.Equal(["rosa@example.org"], await post.Town.Read(db => db.Set<PersonIdentity>().Select(identity => identity.Value).ToListAsync()));
        Assert.Empty(await post.Town.Get<ICopies>().Offered(post.Town.Tenant.Id, request.Id));

        await post.Write("Still dark", $"In-Reply-To: {first.ExternalId!.Split(':', 2)[1]}\r\n");
        Assert.True((await post.Request(first)).Open);
        Assert.Equal(["The lamp is dark", "Still dark"], await post.Messages(request.Id));
    }

    [BothEngines]
    public async Task A_forged_address_and_a_forged_reference_join_nothing(Engine engine)
    {
        using var desk = await MailDesk.Open(towns, engine);
        var (post, first, asked) = await Asked(desk);
        var other = await Ask(desk, (await post.Write("Another")).RequestId!.Value, "Whose?");
        var address = Address(post, asked);
        var id = MessageId(post, first.RequestId!.Value, asked);

        var mails = new[]
        {
            await post.Write("Let me in", to: address.Replace($"q-{asked}", $"q-{other}"), from: "eve@example.net"),
            await post.Write("Let me in", to: address.Replace("@", "0@"), from: "eve@example.net"),
            await post.Write("Let me in", to: ReplyAddress.Of(post.Town.Tenant, post.Desk, asked).Replace("+r-", "+q-"), from: "eve@example.net"),
            await post.Write("Let me in", $"In-Reply-To: {id.Replace($".{asked}.", $".{other}.")}\r\n", from: "eve@example.net"),
            await post.Write("Let me in", $"In-Reply-To: {id.Replace("<q.", "<f.")}\r\n", from: "eve@example.net"),
        };

        Assert.Equal(mails.Length, mails.Select(mail => mail.RequestId).Distinct().Count());
        Assert.DoesNotContain(first.RequestId, mails.Select(mail => mail.RequestId));
        Assert.Empty(await CameBack(post, first.RequestId.Value));
        Assert.Equal(InquiryState.Waiting, (await post.Town.Get<IInquiryQueries>().Find(post.Town.Tenant.Id, asked))!.State);
    }

    [BothEngines]
    public async Task An_absence_is_shown_and_the_waiting_goes_on(Engine engine)
    {
        using var desk = await MailDesk.Open(towns, engine);
        var (post, first, asked) = await Asked(desk, remindDays: 3);

        await post.Write("I am away until Monday", $"Auto-Submitted: auto-replied\r\nIn-Reply-To: {MessageId(post, first.RequestId!.Value, asked)}\r\n", from: AskingTown.Luis);

        Assert.Equal(["I am away until Monday"], (await CameBack(post, first.RequestId.Value)).Select(entry => entry.Text));
        Assert.Equal(InquiryState.Waiting, (await post.Town.Get<IInquiryQueries>().Find(post.Town.Tenant.Id, asked))!.State);
        Assert.Equal(1, Assert.Single(await Tasks(post)).Open);
    }

    [BothEngines]
    public async Task The_reminder_comes_after_so_many_working_days_and_goes_when_the_answer_comes(Engine engine)
    {
        using var desk = await MailDesk.Open(towns, engine);
        var (post, first, asked) = await Asked(desk, remindDays: 2);
        var quick = await Ask(desk, first.RequestId!.Value, "And who pays?", remindDays: 2);
        await post.Write("We do", to: Address(post, quick), from: AskingTown.Luis);

        var tasks = await Tasks(post);
        var (waiting, ended, told) = (tasks.Single(task => task.AwaitsId == asked), tasks.Single(task => task.AwaitsId == quick), tasks.Single(task => task.AwaitsId is null));
        Assert.Equal((1, 0, 1), (waiting.Open, ended.Open, told.Open));
        Assert.Equal(
            await post.Town.Get<IPromiseClock>().DueAt(post.Town.Tenant, new Promise(2, PromiseUnit.BusinessDays), waiting.CreatedAt),
            waiting.DueAt);

        post.Town.Clock.MoveTo(waiting.DueAt.AddMinutes(1));
        await post.Town.OutboxIsDone();
        Assert.Equal(Townline.Work.Contracts.TaskStage.Late, (await Tasks(post)).Single(task => task.Id == waiting.Id).Stage);
        await post.Write("On Friday", to: Address(post, asked), from: AskingTown.Luis);
        Assert.Equal(0, (await Tasks(post)).Single(task => task.Id == waiting.Id).Open);

        // A reminder keeps no request from being closed; the tasks to read the answers do.
        var open = (await Tasks(post)).Where(task => task.Open == 1).ToList();
        Assert.Equal(2, open.Count);
        Assert.All(open, task => Assert.Equal(0, task.Reminds));
    }

    [BothEngines]
    public async Task A_late_answer_to_a_request_whose_words_are_gone_still_is_no_message_of_the_resident(Engine engine)
    {
        using var desk = await MailDesk.Open(towns, engine);
        var (post, first, asked) = await Asked(desk);
        await post.Write("We look", to: Address(post, asked), from: AskingTown.Luis, id: "<look@works.example>");
        var request = await post.Request(first);
        await post.Town.Write(unit => post.Town.Get<IRequests>().Close(unit, request.Id, new Closure(Outcome.NoProblemFound, "It burns.", LeavesTasks: true)));
        await post.Town.OutboxIsDone();
        await Keeping.Keep(post.Town, [$"requests:{SampleServices.Litter.Code}"]);
        await Keeping.YearsLater(post.Town);

        await post.Write("And now?", "In-Reply-To: <look@works.example>\r\n", from: AskingTown.Luis);

        Assert.Equal("", (await post.Town.Get<IInquiryQueries>().Find(post.Town.Tenant.Id, asked))!.Parts.Address);
        Assert.Equal(["", "And now?"], (await CameBack(post, request.Id)).Select(entry => entry.Text));
        Assert.False((await post.Request(first)).Open);
        Assert.Empty(await post.Town.Read(db => post.Town.Get<IInquiryQueries>().AskedBefore(db, default)));
    }

    [BothEngines]
    public async Task Questions_are_found_by_an_index(Engine engine)
    {
        var town = await towns.On(engine);
        var statements = await QueryWatch.During(() => town.Read(async db =>
        {
            var queries = town.Get<IInquiryQueries>();
            await queries.OfRequest(db, 1, default);
            return await queries.AskedBefore(db, default);
        }));

        var plans = new List<string>();
        foreach (var statement in statements.Where(statement => statement.Sql.Contains("conversations_inquiry", StringComparison.Ordinal)))
        {
            plans.Add(await QueryWatch.Plan(town, engine, statement));
        }

        // Of an empty table PostgreSQL may take the one index as well as the other.
        Assert.Equal(2, plans.Count);
        Assert.All(plans, plan => Assert.Contains("IX_conversations_inquiry_", plan, StringComparison.Ordinal));
    }

    private static async Task<(Post Post, Inbound First, long Asked)> Asked(MailDesk desk, int? remindDays = null)
    {
        var first = await desk.Post.Write("The lamp is dark");
        return (desk.Post, first, await Ask(desk, first.RequestId!.Value, "When?", remindDays));
    }

    private static async Task<long> Ask(MailDesk desk, long requestId, string text, int? remindDays = null)
    {
        var asked = await desk.Town.Get<Store>().Write(
            desk.Town.Tenant.Id,
            new Actor(ActorKind.Staff, desk.Clerk.Staff!.Id, "desk"),
            unit => desk.Town.Get<IInquiries>().Ask(unit, new InquiryOrder(requestId, text, [], new InquiryParts(AskingTown.Luis) { RemindDays = remindDays }, LetterParts.None)));
        await desk.Town.OutboxIsDone();
        return asked;
    }

    private static string Address(Post post, long asked) => InquiryAddress.Of(post.Town.Tenant, post.Desk, asked);

    private static string MessageId(Post post, long requestId, long asked) => OwnMessageId.OfInquiry(post.Town.Tenant, requestId, asked, "town.example");

    private static Task<List<TaskRow>> Tasks(Post post) => post.Town.Read(db => db.Set<TaskRow>().OrderBy(task => task.Id).ToListAsync());

    private static async Task<IReadOnlyList<TimelineEntry>> CameBack(Post post, long requestId) =>
        [.. (await post.Town.Get<ITimelines>().OfRequest(post.Town.Tenant.Id, requestId, Audience.Staff, default)).Where(entry => entry is { InquiryId: not null, Direction: Direction.In })];
}
