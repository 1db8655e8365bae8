using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Townline.Conversations.Contracts;
using Townline.Conversations.Delivery;
using Townline.People.Contracts;
using Townline.Requests;
using Townline.Requests.Contracts;
using Townline.Tests.Channels.Email.Outgoing;
using Townline.Tests.Channels.Email.Peers;
using Townline.Tests.Support;

namespace Townline.Tests.Channels.Email.Notices;

/// <summary>What reaches people by mail who came by another way.</summary>
[Trait("Speed", "Slow")]
public class FollowerMailTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task Who_reported_on_the_web_and_gave_an_address_hears_of_the_closure_by_mail_unless_they_like_another_way(Engine engine)
    {
        using var postfix = await Postfix.Receiving();
        var post = await Opened(engine, postfix);
        var rosa = await Outbound.OnTheWeb(post, "rosa@example.org");
        var silent = await Outbound.OnTheWeb(post, null);
        var tom = await Outbound.OnTheWeb(post, "tom@example.org");
        var card = (await post.Town.Read(db => post.Town.Get<IPeople>().FindByIdentity(db, IdentityKind.Email, "tom@example.org", default)))!;
        await post.Town.Write(unit => post.Town.Get<IPersonEditor>().Change(unit, card.Id, new PersonDetails { PreferredChannel = "phone" }, "Said so", card.Version));

        foreach (var id in (long[])[rosa, silent, tom])
        {
            await post.Close(id);
        }

        await post.Town.OutboxIsDone();

        var mail = Assert.Single(await postfix.Received(1));
        Assert.Equal("rosa@example.org", Assert.Single(mail.To.Addresses).Address);
        Assert.Contains("We found nothing.", mail.Text, StringComparison.Ordinal);
        Assert.Contains("/track/", mail.Text, StringComparison.Ordinal);
        Assert.Equal(["email", "web", "web"], (await Deliveries(post)).Select(delivery => delivery.Channel));
    }

    [BothEngines]
    public async Task A_follower_gets_what_is_for_all_without_the_reporters_link_and_one_click_ends_it(Engine engine)
    {
        using var postfix = await Postfix.Receiving();
        var post = await Opened(engine, postfix);
        var id = await Outbound.OnTheWeb(post, null);
        var follower = await Follow(post, id, "tom@example.org");
        await post.Town.Write(unit => post.Town.Get<IConversations>().Reply(unit, id, "We come on Monday.", [], forAll: true));
        await post.Town.OutboxIsDone();

        var mail = Assert.Single(await postfix.Received(1));
        Assert.Equal("tom@example.org", Assert.Single(mail.To.Addresses).Address);
        Assert.Contains("We come on Monday.", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("/track/", mail.Text, StringComparison.Ordinal);
        Assert.Empty(mail.ReplyTo.Addresses);
        Assert.Equal(("auto-generated", "List-Unsubscribe=One-Click"), (mail.Headers.Raw("Auto-Submitted"), mail.Headers.Raw("List-Unsubscribe-Post")));
        var path = new Uri(Regex.Match(mail.Headers.Raw("List-Unsubscribe")!, "<(.*)>").Groups[1].Value).AbsolutePath;

        using var program = post.Town.Visitor();
        Assert.Equal(HttpStatusCode.OK, (await program.Get(path)).Status);
        Assert.NotNull(await ChannelOf(post, follower));
        Assert.Equal(HttpStatusCode.NotFound, (await program.Get(path[..^1] + (path[^1] == 'A' ? 'B' : 'A'))).Status);
        using var body = new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]);
        Assert.Equal(HttpStatusCode.OK, (await program.Http.PostAsync(path, body)).StatusCode);
        Assert.Null(await ChannelOf(post, follower));

        await post.Close(id);
        await post.Town.OutboxIsDone();
        Assert.Single(await postfix.Received(1));
        Assert.Equal(1, (await post.Town.Get<IRequestQueries>().ById(post.Town.Tenant.Id, id, default))!.Followers);
    }

    [BothEngines]
    public async Task What_a_follower_answers_is_shown_to_the_staff_alone_and_opens_nothing(Engine engine)
    {
        using var postfix = await Postfix.Receiving();
        var post = await Opened(engine, postfix);
        var id = await Outbound.OnTheWeb(post, null);
        await Follow(post, id, "tom@example.org");
        await post.Close(id);
        await post.Town.OutboxIsDone();
        var mail = Assert.Single(await postfix.Received(1));

        var answer = await post.Write("Not true!", $"In-Reply-To: {mail.MessageId}\r\nSubject: Re: {mail.Subject}\r\n", from: "tom@example.org");

        Assert.Equal(id, answer.RequestId);
        Assert.False((await post.Request(answer)).Open);
        Assert.DoesNotContain("Not true!", await post.Messages(id));
        Assert.Contains("Not true!", await post.Messages(id, Audience.Staff));
    }

    private async Task<Post> Opened(Engine engine, Postfix postfix)
    {
        var post = await Post.Open(towns, engine);
        await Outbound.Through(post.Town, postfix.Port);
        await Outbound.OnTheNet(post.Town);
        return post;
    }

    private static Task<long> Follow(Post post, long requestId, string email) => post.Town.Write(async unit =>
    {
        var person = await post.Town.Get<IPeople>().Identify(unit, new ClaimedPerson([new ClaimedIdentity(IdentityKind.Email, email)]));
        await unit.Flush();
        return (await post.Town.Get<IRequests>().Follow(unit, requestId, person!.Id, "web"))!.Value;
    });

    private static Task<string?> ChannelOf(Post post, long follower) => post.Town.Read(db => db.Set<Follower>().Where(row => row.Id == follower).Select(row => row.Channel).SingleAsync());

    private static Task<List<DeliveryRow>> Deliveries(Post post) => post.Town.Read(db => db.Set<DeliveryRow>().OrderBy(delivery => delivery.Id).ToListAsync());
}
