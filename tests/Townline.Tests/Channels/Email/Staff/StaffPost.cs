using Microsoft.EntityFrameworkCore;
using Townline.Channels.Email.Mime;
using Townline.Conversations;
using Townline.Conversations.Contracts;
using Townline.Identity.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;
using Townline.Tests.Channels.Email.Outgoing;
using Townline.Tests.Channels.Email.Peers;
using Townline.Tests.Support;
using Townline.Work.News;

namespace Townline.Tests.Channels.Email.Staff;

/// <summary>A clerk who is not at the desk, of a town whose mails a Postfix of the test keeps.</summary>
internal sealed class StaffPost(Post post, Postfix postfix, Visitor ana) : IDisposable
{
    public Post Post => post;

    public TestTown Town => post.Town;

    public Postfix Postfix => postfix;

    public Visitor Ana => ana;

    public StaffMember Member => ana.Staff!;

    /// <param name="refusals">See <see cref="Postfix.Receiving(string[])"/>.</param>
    public static async Task<StaffPost> Open(Towns towns, Engine engine, params string[] refusals)
    {
        var postfix = await Postfix.Receiving(refusals);
        var post = await Post.Open(towns, engine);
        post.Town.Clock.Stop();
        await Outbound.Through(post.Town, postfix.Port);
        await Outbound.OnTheNet(post.Town);
        return new StaffPost(post, postfix, await post.Town.SignIn(Role.Agent));
    }

    /// <summary>Somebody wrote about a lamp.</summary>
    /// <param name="isHers">Ana has it, and has heard of that.</param>
    public async Task<RequestView> Lamp(bool isHers = true)
    {
        var request = await post.Request(await post.Write("The lamp is dark", "Subject: Lamp\r\n", id: "<lamp@mail.example>"));
        if (isHers)
        {
            await As(Member.Id, unit => Town.Get<IRequests>().Assign(unit, request.Id, null, Member.Id));
        }

        return request;
    }

    /// <summary>The resident answers.</summary>
    public Task<Inbound> Answer(string text = "It is still dark") => post.Write(text, "Subject: Re: Lamp\r\nIn-Reply-To: <lamp@mail.example>\r\n");

    /// <summary>One unit by a member of the staff.</summary>
    public Task As(long staffId, Func<Unit, Task> work) => Town.Get<Store>().Write(Town.Tenant.Id, new Actor(ActorKind.Staff, staffId, "desk"), work);

    /// <summary>All that is to be told has been told.</summary>
    public async Task Pass()
    {
        // What is on its way arrives first: a jump of the clock would end its lease, and it would be sent a second time.
        await Town.OutboxIsDone();
        Town.Clock.Move(NewsOffice.Gathers);
        await Town.OutboxIsDone();
        Assert.Empty(await Town.Read(db => db.Set<NewsRow>().ToListAsync()));
    }

    /// <summary>What has gone to the staff, all told.</summary>
    public async Task<IReadOnlyList<MailMessage>> Mails(int count)
    {
        await Pass();
        var mails = await postfix.Received(count);
        Assert.Equal(count, mails.Count);
        return mails;
    }

    /// <summary>Ana answers a mail as a mail program does, from her own address unless another is given.</summary>
    /// <param name="headers">Further header lines, each ended by CR LF.</param>
    public async Task<Inbound> Reply(MailMessage mail, string text, string headers = "", string? from = null, string? to = null, string? id = null) => await post.Write(
        $"{text}\r\n\r\nOn Mon, 23 Nov 2026 at 12:00, Desk <desk@town.example> wrote:\r\n> A resident has answered.\r\n",
        $"Subject: Re: {mail.Subject}\r\nIn-Reply-To: {mail.MessageId}\r\nReferences: {mail.MessageId}\r\n{headers}",
        from ?? Member.Email,
        to ?? Assert.Single(mail.ReplyTo.Addresses).Address,
        id,
        sender: Member.Email);

    public async Task<IReadOnlyList<TimelineEntry>> Notes(long requestId) =>
        [.. (await Town.Get<ITimelines>().OfRequest(Town.Tenant.Id, requestId, Audience.Staff, default)).Where(entry => entry.Kind == EntryKind.Note)];

    /// <summary>Why answers to mails to the staff were refused or dropped.</summary>
    public Task<List<string>> Told(string kind) => Town.Read(db => db.Set<EventRow>().Where(row => row.Kind == kind).OrderBy(row => row.Seq).Select(row => row.Why ?? "").ToListAsync());

    public void Dispose()
    {
        ana.Dispose();
        postfix.Dispose();
    }
}
