using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Townline.Identity.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Requests;
using Townline.Requests.Contracts;
using Townline.Tests.Channels.Email.Outgoing;
using Townline.Tests.Channels.Email.Peers;
using Townline.Tests.Support;
using Townline.Work.Tasks;

namespace Townline.Tests.Channels.Email.Notices;

/// <summary>A resident with a mail program, a town with a Postfix on either side of it.</summary>
[Trait("Speed", "Slow")]
public class StoryTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task A_resident_mails_has_a_receipt_reads_the_closure_and_says_still_broken_to_another_pair_of_eyes(Engine engine)
    {
        using var outside = await Postfix.Receiving();
        var post = await Post.Open(towns, engine);
        using var inside = await Postfix.Start($"lmtp:inet:127.0.0.1:{post.Town.Mail.Port}");
        await Outbound.Through(post.Town, outside.Port);
        await Outbound.OnTheNet(post.Town);
        await Outbound.Receipts(post.Town, anHour: 5);

        await Mail(inside, post.Desk, "Lamp", "The lamp at our corner is dark.");
        await Eventually.True(async () => await post.Count() == 1, "The mail did not come.");
        await post.Town.OutboxIsDone();
        var receipt = Assert.Single(await outside.Received(1));
        var request = await Only(post);

        using var clerk = await post.Town.SignIn(Role.Agent);
        var actor = new Actor(ActorKind.Staff, clerk.Staff!.Id, "desk");
        await Act(post, actor, unit => post.Town.Get<IRequests>().Assign(unit, request.Id, null, clerk.Staff.Id));
        await Act(post, actor, unit => post.Town.Get<IRequests>().Close(unit, request.Id, new Closure(Outcome.CouldNot, "The lamp is not ours to switch.")));
        await post.Town.OutboxIsDone();
        var closure = (await outside.Received(2))[1];
        Assert.Contains("The lamp is not ours to switch.", closure.Text, StringComparison.Ordinal);
        Assert.Contains($"/track/{request.Number}/", closure.Text, StringComparison.Ordinal);

        // An absence is told of, and opens nothing.
        var reply = Assert.Single(closure.ReplyTo.Addresses).Address;
        await Mail(inside, reply, $"Automatic reply: {closure.Subject}", "I am away until Monday.", "--header", "Auto-Submitted: auto-replied", "--header", $"In-Reply-To: {closure.MessageId}");
        await Eventually.True(async () => await post.Count() == 2, "The absence did not come.");
        Assert.False((await Only(post)).Open);

        post.Town.Clock.Move(TimeSpan.FromDays(29));
        await Mail(inside, reply, $"Re: {closure.Subject}", "Still broken!", "--header", $"In-Reply-To: {closure.MessageId}");
        await Eventually.True(async () => await post.Count() == 3, "The answer did not come.");
        var again = await Only(post);
        Assert.True(again is { Open: true, AssigneeId: null });
        Assert.Contains("Still broken!", await post.Messages(request.Id));
        await post.Town.OutboxIsDone();
        Assert.Equal(receipt.MessageId, (await outside.Received(2))[0].MessageId);
        Assert.Equal(2, (await outside.Received(2)).Count);
    }

    [BothEngines]
    public async Task After_thirty_days_an_answer_opens_nothing_and_is_a_task_for_the_team(Engine engine)
    {
        var post = await Post.Open(towns, engine);
        using var clerk = await post.Town.SignIn(Role.Agent);
        var first = await post.Write("The lamp is dark", id: "<first@mail.example>");
        var id = first.RequestId!.Value;
        await post.Town.Write(unit => post.Town.Get<IRequests>().Assign(unit, id, null, clerk.Staff!.Id));
        await post.Close(id);

        post.Town.Clock.Move(TimeSpan.FromDays(31));
        await post.Write("I am away", "In-Reply-To: <first@mail.example>\r\nAuto-Submitted: auto-replied\r\n");
        Assert.Empty(await Tasks(post));
        await post.Write("Still broken", "In-Reply-To: <first@mail.example>\r\n");

        Assert.False((await post.Request(first)).Open);
        var task = Assert.Single(await Tasks(post));
        Assert.Equal((id, clerk.Staff!.Id), (task.RequestId, task.StaffId));
        Assert.Contains("Still broken", await post.Messages(id));
    }

    private static Task<List<TaskRow>> Tasks(Post post) => post.Town.Read(db => db.Set<TaskRow>().Where(task => task.What.Contains("closed long ago")).ToListAsync());

    private static Task Act(Post post, Actor actor, Func<Unit, Task> work) => post.Town.Get<Store>().Write(post.Town.Tenant.Id, actor, work);

    private static async Task Mail(Postfix postfix, string to, string subject, string body, params string[] more)
    {
        var (code, talk) = await Swaks.Send(postfix.Port, to, ["--header", $"Subject: {subject}", "--body", body, "--header", string.Create(CultureInfo.InvariantCulture, $"Message-Id: <{Guid.NewGuid():N}@mail.example>"), .. more]);
        Assert.True(code == 0, talk);
    }

    private static async Task<RequestView> Only(Post post)
    {
        var id = await post.Town.Read(db => db.Set<Request>().Select(request => request.Id).SingleAsync());
        return (await post.Town.Get<IRequestQueries>().ById(post.Town.Tenant.Id, id, default))!;
    }
}
