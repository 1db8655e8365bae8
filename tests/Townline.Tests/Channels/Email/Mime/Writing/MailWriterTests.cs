using System.Text;
using Townline.Channels.Email.Mime;
using Townline.Channels.Email.Mime.Addresses;
using Townline.Channels.Email.Mime.Automatic;
using Townline.Channels.Email.Mime.Writing;

namespace Townline.Tests.Channels.Email.Mime.Writing;

public class MailWriterTests
{
    private static readonly OutgoingMail Plain = new()
    {
        From = new MailAddress("City Hall", "desk@town.example"),
        To = [new MailAddress("", "rosa@example.org")],
        Subject = "Your report",
        Date = new DateTimeOffset(2026, 11, 23, 9, 5, 0, TimeSpan.FromHours(-5)),
        MessageId = "<1.2.x@town.example>",
        Text = "Hello",
    };

    [Fact]
    public void A_plain_mail_reads_as_mails_do() => Assert.Equal(
        """
        Date: Mon, 23 Nov 2026 09:05:00 -0500
        From: City Hall <desk@town.example>
        To: rosa@example.org
        Subject: Your report
        Message-ID: <1.2.x@town.example>
        MIME-Version: 1.0
        Content-Type: text/plain; charset=utf-8
        Content-Transfer-Encoding: quoted-printable

        Hello

        """.ReplaceLineEndings("\r\n"),
        Written(Plain));

    [Fact]
    public void No_text_can_add_a_field_or_a_part()
    {
        const string Attack = "x\r\nBcc: evil@example.org\r\n\r\n<b>\rX-Evil: 1\nX-Evil: 2\0";
        var mail = Read(Plain with
        {
            Subject = Attack,
            From = new MailAddress(Attack, "desk@town.example"),
            Language = Attack,
            InReplyTo = $"<a@b>\r\nX-Evil: 3",
            References = [$"<{Attack}>", "<good@example.org>", "<a b@c>", "no id"],
            Unsubscribe = "https://town.example/\r\nX-Evil: 4",
            Files = [new OutgoingFile(Attack, $"text/plain\r\nX-Evil: 5", "a"u8.ToArray())],
        });

        Assert.DoesNotContain(mail.Headers.Fields, field => field.Is("X-Evil") || field.Is("Bcc"));
        Assert.Equal(["<good@example.org>"], mail.References);
        Assert.Empty(mail.InReplyTo);
        Assert.Equal(["rosa@example.org"], mail.To.Addresses.Select(address => address.Address));
        Assert.Equal("application/octet-stream", Assert.Single(mail.Attachments).ContentType);
    }

    [Theory]
    [InlineData("a@b@c.example")]
    [InlineData("rosa")]
    [InlineData("rosa@example.org\r\nRCPT TO:<x@y>")]
    [InlineData("<rosa@example.org>")]
    [InlineData("rosa smith@example.org")]
    [InlineData("")]
    public void What_is_no_address_is_refused(string address) =>
        Assert.Throws<ArgumentException>(() => MailWriter.Write(Plain with { To = [new MailAddress("", address)] }));

    [Fact]
    public void A_domain_in_other_letters_is_written_for_every_server_and_a_name_before_the_at_needs_a_newer_one()
    {
        var domain = MailWriter.Write(Plain with { To = [new MailAddress("José", "jose@münchen.example")] });
        var name = MailWriter.Write(Plain with { To = [new MailAddress("José", "josé@münchen.example")] });

        Assert.False(domain.NeedsUtf8);
        Assert.All(domain.Bytes, b => Assert.True(b < 128));
        Assert.Contains("<jose@xn--mnchen-3ya.example>", Encoding.UTF8.GetString(domain.Bytes), StringComparison.Ordinal);
        Assert.True(name.NeedsUtf8);
        Assert.Equal("josé@xn--mnchen-3ya.example", Assert.Single(MailParser.Parse(name.Bytes).To.Addresses).Address);
    }

    [Fact]
    public void What_a_machine_writes_says_so_and_a_subscription_ends_with_one_click()
    {
        var answer = Read(Plain with { IsAutomatic = true, InReplyTo = "<a@b>" });
        var news = Written(Plain with { IsAutomatic = true, Unsubscribe = "https://town.example/stop/1" });
        var clerk = Written(Plain);

        Assert.Equal((AutoKind.AutoReply, "auto-replied", "All"), (answer.Auto, answer.Headers.Raw("Auto-Submitted"), answer.Headers.Raw("X-Auto-Response-Suppress")));
        Assert.Contains("Auto-Submitted: auto-generated\r\n", news, StringComparison.Ordinal);
        Assert.Contains("List-Unsubscribe: <https://town.example/stop/1>\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n", news, StringComparison.Ordinal);
        Assert.DoesNotContain("Auto-Submitted", clerk, StringComparison.Ordinal);
        Assert.DoesNotContain("List-Unsubscribe", clerk, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_thread_keeps_its_beginning_and_its_end()
    {
        var mail = Read(Plain with { References = [.. Enumerable.Range(0, 50).Select(i => $"<{i}@mail.example>")] });

        Assert.Equal(20, mail.References.Count);
        Assert.Equal(("<0@mail.example>", "<49@mail.example>"), (mail.References[0], mail.References[^1]));
    }

    [Fact]
    public void A_picture_that_the_words_show_comes_with_them_and_other_files_go_along()
    {
        var mail = Read(Plain with
        {
            Html = "<p>See <img src=\"cid:p0.1@town.example\" alt=\"lamp.jpg\"></p>",
            Files = [new OutgoingFile("lamp.jpg", "image/jpeg", "a"u8.ToArray()) { ContentId = "p0.1@town.example" }, new OutgoingFile("plan.pdf", "application/pdf", "b"u8.ToArray())],
        });

        Assert.Equal("multipart/mixed", mail.Root.Type);
        Assert.Equal(
            [("lamp.jpg", "p0.1@town.example", true), ("plan.pdf", null, false)],
            mail.Attachments.Select(file => (file.FileName, file.ContentId, file.IsInline)));
        Assert.Contains("cid:p0.1@town.example", mail.Html, StringComparison.Ordinal);
    }

    private static string Written(OutgoingMail mail) => Encoding.UTF8.GetString(MailWriter.Write(mail).Bytes);

    private static MailMessage Read(OutgoingMail mail) => MailParser.Parse(MailWriter.Write(mail).Bytes);
}
