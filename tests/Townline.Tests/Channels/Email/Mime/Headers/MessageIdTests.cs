using Townline.Channels.Email.Mime.Headers;

namespace Townline.Tests.Channels.Email.Mime.Headers;

public class MessageIdTests
{
    [Theory]
    [InlineData("<a@b.example>", "<a@b.example>")]
    [InlineData(" <a@b.example> (comment)", "<a@b.example>")]
    [InlineData("a@b.example", "a@b.example")]
    [InlineData("<a@b@c.example>", "<a@b@c.example>")]
    [InlineData("<with space@b.example>", "<with space@b.example>")]
    [InlineData("<never closed", "<never closed")]
    [InlineData("<>", null)]
    [InlineData("", null)]
    public void An_id_is_kept_as_it_is_written(string raw, string? id) => Assert.Equal(id, MessageIds.First(raw));

    [Fact]
    public void References_keep_their_order_and_may_stand_side_by_side() =>
        Assert.Equal(["<1@a>", "<2@a>", "<3@a>", "4@a"], MessageIds.All("<1@a> <2@a><3@a>, 4@a"));

    [Fact]
    public void Of_too_many_references_the_first_and_the_last_are_kept()
    {
        var ids = MessageIds.All(string.Join(' ', Enumerable.Range(1, 1_000).Select(i => $"<{i}@a>")));
        Assert.Equal((100, "<1@a>", "<1000@a>"), (ids.Count, ids[0], ids[^1]));
    }

    [Fact]
    public void A_mail_knows_what_it_answers()
    {
        var mail = Mails.Parse("Message-ID: <3@a>", "In-Reply-To:", " <2@a>", "References: <1@a>", " <2@a>", "", "text");
        Assert.Equal("<3@a>", mail.MessageId);
        Assert.Equal(["<2@a>"], mail.InReplyTo);
        Assert.Equal(["<1@a>", "<2@a>"], mail.References);
    }
}
