using Townline.Channels.Email.Threading;
using Townline.Conversations.Contracts;
using Townline.Requests.Contracts;
using Townline.Tests.Support;

namespace Townline.Tests.Channels.Email.Threading;

public class MailThreadTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task An_answer_to_a_mail_that_came_before_joins_it_whoever_writes(Engine engine)
    {
        var post = await Post.Open(towns, engine);
        var first = await post.Write("The lamp is dark", id: "<first@mail.example>");

        var second = await post.Write("And now?\r\n\r\nOn Monday, the town wrote:\r\n> The lamp is dark\r\n", "In-Reply-To: <first@mail.example>\r\nSubject: Re: lamp\r\n", id: "<second@mail.example>");
        var third = await post.Write("My neighbour wrote", "References: <unknown@x>\r\n <second@mail.example>\r\n", from: "tom@example.org");
        var apart = await post.Write("Something else");

        Assert.Equal((first.RequestId, first.RequestId), (second.RequestId, third.RequestId));
        Assert.NotEqual(first.RequestId, apart.RequestId);
        Assert.Equal(["The lamp is dark", "And now?", "My neighbour wrote"], await post.Messages(first.RequestId!.Value));
    }

    [BothEngines]
    public async Task An_answer_to_the_signed_address_joins_and_a_forged_one_is_a_mail_like_any_other(Engine engine)
    {
        var post = await Post.Open(towns, engine);
        var first = await post.Write("The lamp is dark");
        var signed = ReplyAddress.Of(post.Town.Tenant, post.Desk, first.RequestId!.Value);

        var answer = await post.Write("Still dark", to: signed.ToUpperInvariant(), from: "tom@example.org");
        var forged = await post.Write("Let me in", to: signed.Replace($"r-{first.RequestId}", $"r-{first.RequestId - 1}"));
        var cut = await post.Write("Let me in", to: signed.Replace("@", "0@"));

        Assert.Equal(first.RequestId, answer.RequestId);
        Assert.NotEqual(first.RequestId, forged.RequestId);
        Assert.NotEqual(first.RequestId, cut.RequestId);
    }

    [BothEngines]
    public async Task An_answer_to_one_of_our_own_mails_joins_what_that_was_about(Engine engine)
    {
        var post = await Post.Open(towns, engine);
        var first = await post.Write("The lamp is dark");
        var other = await post.Write("Another thing", id: "<other@mail.example>");
        var ours = OwnMessageId.Of(post.Town.Tenant, first.RequestId!.Value, 77, "town.example");

        // Ours counts more than a mail of somebody else's that is referred to as well.
        var answer = await post.Write("Yes, please", $"References: <other@mail.example> {ours}\r\n");
        var forged = await post.Write("Let me in", $"In-Reply-To: {ours.Replace($"<{first.RequestId}.", $"<{other.RequestId}.")}\r\n");

        Assert.Equal(first.RequestId, answer.RequestId);
        Assert.NotEqual(other.RequestId, forged.RequestId);
    }

    [BothEngines]
    public async Task Of_two_matches_the_newest_that_is_open_is_meant(Engine engine)
    {
        var post = await Post.Open(towns, engine);
        var old = await post.Write("Old", id: "<old@mail.example>");
        await post.Write("New", id: "<new@mail.example>");
        var newest = await post.Write("Newest", id: "<newest@mail.example>");
        const string Headers = "References: <old@mail.example> <new@mail.example> <newest@mail.example>\r\n";

        Assert.Equal(newest.RequestId, (await post.Write("One", Headers)).RequestId);
        await post.Close(newest.RequestId!.Value);
        await post.Close((await post.Journal("<new@mail.example>")).RequestId!.Value);

        Assert.Equal(old.RequestId, (await post.Write("Two", Headers)).RequestId);
    }

    [BothEngines]
    public async Task A_reference_in_the_subject_joins_for_the_reporter_and_is_shown_to_staff_alone_from_others(Engine engine)
    {
        var post = await Post.Open(towns, engine);
        var first = await post.Write("The lamp is dark");
        var number = (await post.Request(first)).Number;
        await post.Close(first.RequestId!.Value);

        var stranger = await post.Write("It is not", $"Subject: Fwd: [TL-{number}] lamp\r\n", from: "tom@example.org");
        Assert.Equal(first.RequestId, stranger.RequestId);
        Assert.False((await post.Request(first)).Open);
        var reporter = await post.Write("Still dark", $"Subject: about TL-{number}!\r\n");

        Assert.Equal(first.RequestId, reporter.RequestId);
        Assert.True((await post.Request(first)).Open);
        Assert.Equal(["The lamp is dark", "Still dark"], await post.Messages(first.RequestId.Value));
        Assert.Equal(["The lamp is dark", "It is not", "Still dark"], await post.Messages(first.RequestId.Value, Audience.Staff));
    }

    [Theory]
    [InlineData("[TL-{0}]", true)]
    [InlineData("Re: AW: Your report [tl-{0}] (lamp)", true)]
    [InlineData("TL-{0}", true)]
    [InlineData("ÜTL-{0}", false)]
    [InlineData("TL-{0}x", false)]
    [InlineData("TL-{0}1", false)]
    [InlineData("ATL-{0}", false)]
    [InlineData("TL {0}", false)]
    [InlineData("", false)]
    public void A_reference_stands_by_itself_and_has_its_check_digit(string subject, bool isFound)
    {
        var number = Reference.Of(1234);

        Assert.Equal(isFound ? number : null, SubjectReference.Read(string.Format(null, subject, number)));
    }

    [BothEngines]
    public async Task Nothing_of_another_town_is_ever_joined(Engine engine)
    {
        var post = await Post.Open(towns, engine);
        var other = await post.Town.AddTown("otherton");
        await SampleServices.Add(post.Town, other);
        await Mailboxes.Add(post.Town, other);
        var first = await post.Write("Here", id: "<here@mail.example>");
        var number = (await post.Request(first)).Number;
        var tag = ReplyAddress.Of(post.Town.Tenant, Mailboxes.Address(other), first.RequestId!.Value);
        var ours = OwnMessageId.Of(post.Town.Tenant, first.RequestId.Value, 1, "town.example");

        await post.Deliver($"From: rosa@example.org\r\nSubject: [TL-{number}]\r\nReferences: <here@mail.example> {ours}\r\n\r\nThere", tag);

        Assert.Equal(["Here"], await post.Messages(first.RequestId.Value, Audience.Staff));
        Assert.Equal(1, await post.Town.Read(db => Task.FromResult(db.Set<Townline.Conversations.Inbound>().Count()), other));
    }

    [BothEngines]
    public async Task An_answer_follows_its_message_to_the_request_it_was_moved_to(Engine engine)
    {
        var post = await Post.Open(towns, engine);
        await post.Write("The lamp is dark", id: "<lamp@mail.example>");
        var about = await post.Write("And a tree fell", "In-Reply-To: <lamp@mail.example>\r\n", id: "<tree@mail.example>");
        var tree = await post.Write("A tree fell");
        await post.Town.Write(unit => post.Town.Get<ISorting>().Move(unit, new MoveOrder(about.RequestId!.Value, tree.RequestId!.Value, [about.EntryId!.Value], "It is about the tree.")));

        var answer = await post.Write("It is still there", "In-Reply-To: <tree@mail.example>\r\n");

        Assert.Equal(tree.RequestId, answer.RequestId);
    }

    [BothEngines]
    public async Task A_mail_that_nobody_wrote_joins_and_opens_nothing_again(Engine engine)
    {
        var post = await Post.Open(towns, engine);
        var first = await post.Write("The lamp is dark", id: "<lamp@mail.example>");
        await post.Close(first.RequestId!.Value);
        const string Reply = "In-Reply-To: <lamp@mail.example>\r\n";

        await post.Write("I am away", $"{Reply}Auto-Submitted: auto-replied\r\n");
        await post.Write("I am away", $"{Reply}Precedence: bulk\r\n");
        await post.Write("I am away", $"{Reply}X-Auto-Response-Suppress: All\r\n");
        await post.Write("I am away", $"{Reply}List-Id: <list.example>\r\n");
        await post.Write("It could not be delivered", Reply, sender: "");
        Assert.False((await post.Request(first)).Open);
        Assert.Equal(6, (await post.Messages(first.RequestId.Value)).Count);

        await post.Write("Still dark", $"{Reply}Auto-Submitted: no\r\n");
        Assert.True((await post.Request(first)).Open);
    }
}
