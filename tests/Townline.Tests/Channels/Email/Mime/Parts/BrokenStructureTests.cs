using System.Text;
using Townline.Channels.Email.Mime;

namespace Townline.Tests.Channels.Email.Mime.Parts;

public class BrokenStructureTests
{
    [Theory]
    [InlineData("-")]
    [InlineData("--")]
    [InlineData("=_a/b+c?:'(x)")]
    [InlineData("with space")]
    [InlineData("a")]
    public void A_boundary_may_look_strange(string boundary)
    {
        var mail = Mails.Parse($"Content-Type: multipart/mixed; boundary=\"{boundary}\"", "", $"--{boundary}", "", "one", $"--{boundary}  ", "", "two", $"--{boundary}--", "after");
        Assert.Equal("one\ntwo", mail.Text);
    }

    [Fact]
    public void A_boundary_that_begins_like_another_is_not_that_other()
    {
        var mail = Mails.Parse("Content-Type: multipart/mixed; boundary=a", "", "--a", "Content-Type: multipart/mixed; boundary=ab", "", "--ab", "", "one", "--ab--", "--a", "", "two", "--a--");
        Assert.Equal("one\ntwo", mail.Text);
    }

    [Fact]
    public void A_multipart_that_is_never_closed_ends_with_the_mail()
    {
        var mail = Mails.Parse("Content-Type: multipart/mixed; boundary=a", "", "--a", "", "one", "--a", "", "two");
        Assert.Equal("one\ntwo", mail.Text);
        Assert.True(mail.Warnings.HasFlag(MailWarnings.NotClosed));
    }

    [Fact]
    public void An_inner_multipart_that_is_never_closed_ends_with_the_outer_one()
    {
        var mail = Mails.Parse("Content-Type: multipart/mixed; boundary=a", "", "--a", "Content-Type: multipart/mixed; boundary=b", "", "--b", "", "one", "--a", "", "two", "--a--");
        Assert.Equal("one\ntwo", mail.Text);
    }

    [Fact]
    public void A_multipart_without_boundary_parameter_finds_it() =>
        Assert.Equal("one", Mails.Parse("Content-Type: multipart/mixed", "", "--a", "", "one", "--a--").Text);

    [Fact]
    public void A_multipart_whose_boundary_never_comes_is_text()
    {
        var mail = Mails.Parse("Content-Type: multipart/mixed; boundary=a", "", "The lamp is dark.");
        Assert.Equal("The lamp is dark.", mail.Text);
        Assert.True(mail.Warnings.HasFlag(MailWarnings.NoBoundary));
    }

    [Fact]
    public void A_part_without_empty_line_after_its_boundary_is_read() =>
        Assert.Equal("one", Mails.Parse("Content-Type: multipart/mixed; boundary=a", "", "--a", "Content-Type: text/plain", "--a", "", "one", "--a--").Text.Trim());

    [Fact]
    public void Text_before_the_first_boundary_and_after_the_last_is_none() =>
        Assert.Equal("one", Mails.Parse("Content-Type: multipart/mixed; boundary=a", "", "This is a MIME mail.", "--a", "", "one", "--a--", "--a", "", "two").Text);

    [Fact]
    public void A_nest_of_a_thousand_multiparts_is_read_as_deep_as_allowed()
    {
        var nest = new StringBuilder("Content-Type: multipart/mixed; boundary=b0\r\n\r\n");
        for (var i = 0; i < 1_000; i++)
        {
            nest.Append($"--b{i}\r\nContent-Type: multipart/mixed; boundary=b{i + 1}\r\n\r\n");
        }

        var mail = MailParser.Parse(Encoding.ASCII.GetBytes(nest.ToString()));
        Assert.True(mail.Warnings.HasFlag(MailWarnings.TooDeep));
        Assert.Equal(MailLimits.MaxDepth, Depth(mail));

        static int Depth(MailMessage mail)
        {
            var depth = 0;
            for (var part = mail.Root; part.IsMultipart; part = part.Parts[0])
            {
                depth++;
            }

            return depth;
        }
    }

    [Fact]
    public void Of_too_many_parts_the_first_are_read()
    {
        var mail = Mails.Parse(["Content-Type: multipart/mixed; boundary=a", "", .. Enumerable.Repeat("--a\r\n\r\nx", 20_000)]);
        Assert.True(mail.Warnings.HasFlag(MailWarnings.TooManyParts));
        Assert.Equal(MailLimits.MaxParts - 1, mail.Root.Parts.Count);
    }

    [Fact]
    public void A_mail_in_a_mail_in_a_mail_ends_somewhere()
    {
        var mail = MailParser.Parse(Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("Content-Type: message/rfc822\r\n\r\n", 1_000))));
        var depth = 0;
        for (var inner = mail; inner.Root.Message() is { } next; inner = next)
        {
            depth++;
        }

        Assert.Equal(MailLimits.MaxDepth, depth);
    }

    [Fact]
    public void A_header_of_a_megabyte_is_read_as_far_as_allowed()
    {
        var mail = Mails.Parse("Subject: " + new string('x', 1_000_000), "From: ana@river.example", "", "text");
        Assert.Equal((MailLimits.MaxFieldBytes - 1, "ana@river.example", "text"), (mail.Subject!.Length, mail.Sender.Author?.Address, mail.Text));
    }

    [Fact]
    public void Of_too_many_fields_the_first_are_read()
    {
        var mail = Mails.Parse(["Subject: Lamp", .. Enumerable.Repeat("X: y", 100_000), "", "text"]);
        Assert.Equal(("Lamp", "text", MailLimits.MaxFields), (mail.Subject, mail.Text, mail.Headers.Fields.Count));
    }

    [Fact]
    public async Task A_stream_gives_the_same_as_its_bytes()
    {
        using var stream = new MemoryStream(Mails.Bytes("Subject: Lamp", "", "text"));
        Assert.Equal("Lamp", (await MailParser.Parse(stream, default)).Subject);
    }

    [Fact]
    public void A_text_that_is_too_long_is_cut_and_says_so()
    {
        var mail = Mails.Parse("Subject: Lamp", "", new string('x', 3_000_000));
        Assert.Equal((MailLimits.MaxTextBytes, true), (mail.Text.Length, mail.Warnings.HasFlag(MailWarnings.TextCut)));
    }
}
