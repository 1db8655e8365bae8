using System.Globalization;
using Townline.Channels.Email.Mime;
using Townline.Conversations;
using Townline.Identity.Contracts;
using Townline.Platform.Words;
using Townline.Requests.Contracts;
using Townline.Tests.Channels.Email;
using Townline.Tests.Channels.Email.Outgoing;
using Townline.Tests.Channels.Email.Peers;
using Townline.Tests.Support;
using Townline.Work.Contracts;

namespace Townline.Tests.Faces.Desk.Answering;

/// <summary>A clerk who answers mails at the desk, of a town whose mails a Postfix of the test keeps.</summary>
internal sealed class MailDesk(Post post, Postfix postfix, Visitor clerk) : IDisposable
{
    public Post Post => post;

    public TestTown Town => post.Town;

    public Postfix Postfix => postfix;

    public Visitor Clerk => clerk;

    public static async Task<MailDesk> Open(Towns towns, Engine engine, params string[] refusals)
    {
        var postfix = await Postfix.Receiving(refusals);
        var post = await Post.Open(towns, engine);

        // Seconds count here, and a slow machine has them too.
        post.Town.Clock.Stop();
        await Outbound.Through(post.Town, postfix.Port);
        return new MailDesk(post, postfix, await post.Town.SignIn(Role.Agent));
    }

    /// <summary>Gives the clerk a team that signs.</summary>
    public Task Sign(params (string Language, string Text)[] signature) => Town.Write(unit => Town.Get<ITeamEditor>().Save(
        unit,
        new Team { Id = unit.NextId(), Code = "streets", Name = LocalText.Of(("en", "Street works"), ("es", "Obras viales")), Members = [new TeamMember(clerk.Staff!.Id)], Signature = LocalText.Of(signature) }));

    public async Task<(RequestView Request, WebPage Page)> Answering(Inbound mail)
    {
        var request = await post.Request(mail);
        return (request, await clerk.Open(request.Number));
    }

    /// <summary>What went out, by the address it was brought to: all that is written has waited long enough.</summary>
    public async Task<IReadOnlyDictionary<string, MailMessage>> Received(int count)
    {
        Town.Clock.Move(TimeSpan.FromSeconds(Town.Tenant.Settings.UndoSeconds));
        await Town.OutboxIsDone();
        return (await postfix.Received(count)).ToDictionary(mail => mail.Headers.Raw("Delivered-To")!.Trim());
    }

    /// <summary>What the resident sees.</summary>
    public async Task<WebPage> Tracked(RequestView request)
    {
        using var resident = Town.Visitor();
        return await resident.Get(string.Create(CultureInfo.InvariantCulture, $"/track/{request.Number}/{TrackingCode.Of(Town.Tenant, request.Id)}"));
    }

    public void Dispose()
    {
        clerk.Dispose();
        postfix.Dispose();
    }
}
