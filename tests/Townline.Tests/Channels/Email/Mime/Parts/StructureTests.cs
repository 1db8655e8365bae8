using System.Text;
using Townline.Channels.Email.Mime;

namespace Townline.Tests.Channels.Email.Mime.Parts;

public class StructureTests
{
    [Fact]
    public void Of_alternatives_the_text_and_the_html_are_taken()
    {
        var mail = Mails.Multipart("alternative", ["Content-Type: text/plain", "", "The lamp"], ["Content-Type: text/html", "", "<p>The <b>lamp</b></p>"]);
        Assert.Equal(("The lamp", "<p>The <b>lamp</b></p>"), (mail.Text, mail.Html));
        Assert.Empty(mail.Attachments);
    }

    [Theory]
    [InlineData("related")]
    [InlineData("mixed")]
    public void A_picture_between_two_texts_of_html_stands_beside_their_words(string inner)
    {
        var mail = Mails.Multipart(
            "alternative",
            ["Content-Type: text/plain", "", "The lamp is dark"],
            [
                $"Content-Type: multipart/{inner}; boundary=\"c\"", "", "--c", "Content-Type: text/html", "", "<p>The lamp</p><img src=\"cid:a@b\">", "--c", "Content-Type: image/png; name=a.png", "Content-ID: <a@b>", "Content-Disposition: inline",
                "Content-Transfer-Encoding: base64", "", "AAAA", "--c", "Content-Type: text/html", "", "<p>is dark</p>", "--c--",
            ]);
        Assert.Equal(("The lamp is dark", "a.png"), (mail.Text, Assert.Single(mail.Attachments).FileName));
        Assert.Contains("is dark", mail.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void An_invitation_is_a_file_beside_its_words()
    {
        var mail = Mails.Multipart(
            "mixed",
            ["Content-Type: multipart/alternative; boundary=\"c\"", "", "--c", "Content-Type: text/plain", "", "Come at ten", "--c", "Content-Type: text/calendar; method=REQUEST; charset=UTF-8", "", "BEGIN:VCALENDAR", "--c--"],
            ["Content-Type: application/ics; name=\"invite.ics\"", "Content-Disposition: attachment; filename=\"invite.ics\"", "", "BEGIN:VCALENDAR"]);
        Assert.Equal("Come at ten", mail.Text);
        Assert.Contains("invite.ics", mail.Attachments.Select(file => file.FileName));
    }

    [Theory]
    [InlineData("koi8-r", "акт.txt")]
    [InlineData("gbk", "报告.txt")]
    [InlineData("utf-8", "акт.txt")]
    public void A_file_name_in_raw_bytes_is_read_in_the_charset_of_the_mail(string charset, string name)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        byte[] bytes =
        [
            .. Mails.Bytes("Content-Type: multipart/mixed; boundary=b", "", "--b", $"Content-Type: text/plain; charset={charset}", "", "See it", "--b", "Content-Type: application/octet-stream", "Content-Disposition: attachment; filename=\""),
            .. Encoding.GetEncoding(charset).GetBytes(name), .. Mails.Bytes("\"", "", "x", "--b--", ""),
        ];
        Assert.Equal(name, Assert.Single(MailParser.Parse(bytes).Attachments).FileName);
    }

    [Fact]
    public void An_empty_text_beside_html_gives_way_to_it()
    {
        var mail = Mails.Multipart("alternative", ["Content-Type: text/plain", "", " "], ["Content-Type: text/html", "", "<p>The lamp</p>"]);
        Assert.Equal("The lamp", mail.Text);
    }

    [Fact]
    public void Html_alone_gives_its_words() => Assert.Equal("The lamp\n\nis dark", Mails.Parse("Content-Type: text/html", "", "<p>The lamp</p><p>is dark</p>").Text);

    [Fact]
    public void Texts_of_a_mixed_mail_stand_one_after_the_other()
    {
        var mail = Mails.Multipart("mixed", ["", "one"], ["Content-Type: image/png; name=a.png", "Content-Transfer-Encoding: base64", "", "AAAA"], ["", "two"]);
        Assert.Equal(("one\ntwo", null), (mail.Text, mail.Html));
        Assert.Equal(("a.png", 3), (Assert.Single(mail.Attachments).FileName, mail.Attachments[0].Content.Length));
    }

    [Fact]
    public void Text_and_html_of_a_mixed_mail_are_both_in_both()
    {
        var mail = Mails.Multipart("mixed", ["Content-Type: text/html", "", "<p>one</p>"], ["", "two < three"]);
        Assert.Equal("one\ntwo < three", mail.Text);
        Assert.Equal("<p>one</p>\n<div>two &lt; three</div>", mail.Html);
    }

    [Fact]
    public void A_picture_of_the_html_is_inline_and_has_its_content_id()
    {
        var mail = Mails.Multipart("related", ["Content-Type: text/html", "", "<img src=\"cid:lamp@x\">"], ["Content-Type: image/png", "Content-ID: <lamp@x>", "", "x"]);
        var picture = Assert.Single(mail.Attachments);
        Assert.Equal((true, "lamp@x", "image.png"), (picture.IsInline, picture.ContentId, picture.FileName));
    }

    [Fact]
    public void A_picture_that_stands_inline_needs_no_content_id() =>
        Assert.True(Assert.Single(Mails.Multipart("mixed", ["", "one"], ["Content-Type: image/jpeg; name=IMG_1.jpeg", "Content-Disposition: inline; filename=IMG_1.jpeg", "", "x"], ["", "two"]).Attachments).IsInline);

    [Fact]
    public void A_text_with_a_name_is_a_file() =>
        Assert.Equal("notes.txt", Assert.Single(Mails.Multipart("mixed", ["", "one"], ["Content-Type: text/plain", "Content-Disposition: attachment; filename=notes.txt", "", "two"]).Attachments).FileName);

    [Fact]
    public void The_text_of_a_mail_may_have_a_name() => Assert.Equal("one", Mails.Parse("Content-Type: text/plain; name=ATT00001.txt", "", "one").Text);

    [Fact]
    public void Html_beside_a_text_may_have_a_name() =>
        Assert.Equal("<p>one</p>", Mails.Multipart("alternative", ["", "one"], ["Content-Type: text/html; name=message.html", "Content-Disposition: inline", "", "<p>one</p>"]).Html);

    [Theory]
    [InlineData("application/pdf", "document.pdf")]
    [InlineData("text/csv", "table.csv")]
    [InlineData("image/jpeg", "image.jpg")]
    [InlineData("text/calendar; method=REQUEST", "calendar.ics")]
    [InlineData("application/ms-tnef", "winmail.dat")]
    [InlineData("application/x-unknown", "file")]
    [InlineData("application/x-unknown; name=\"\"", "file")]
    public void A_file_can_be_the_whole_mail(string type, string name)
    {
        var mail = Mails.Parse($"Content-Type: {type}", "Content-Transfer-Encoding: base64", "", "SGVsbG8=");
        Assert.Equal("", mail.Text);
        Assert.Equal((name, 5, "8b1a9953c4611296a827abf8c47804d7"), (mail.Attachments[0].FileName, mail.Attachments[0].Content.Length, mail.Attachments[0].Md5));
    }

    [Fact]
    public void The_name_of_the_disposition_goes_before_the_name_of_the_type() =>
        Assert.Equal("plan.pdf", Mails.Parse("Content-Type: application/pdf; name=other.pdf", "Content-Disposition: attachment; filename=plan.pdf", "", "x").Attachments[0].FileName);

    [Fact]
    public void A_mail_within_a_mail_is_a_file_with_files_of_its_own()
    {
        string[] inner = ["Subject: The first one", "Content-Type: multipart/mixed; boundary=c", "", "--c", "", "inside", "--c", "Content-Type: application/pdf; name=plan.pdf", "", "x", "--c--", ""];
        var mail = Mails.Multipart("mixed", ["", "outside"], ["Content-Type: message/rfc822", "", .. inner]);
        var file = Assert.Single(mail.Attachments);
        Assert.Equal(("The first one.eml", "outside"), (file.FileName, mail.Text));
        var message = file.Part.Message()!;
        Assert.Equal(("inside", "plan.pdf"), (message.Text, Assert.Single(message.Attachments).FileName));
    }

    [Theory]
    [InlineData("signed", "application/pgp-signature", "signature.asc")]
    [InlineData("signed", "application/pkcs7-signature; name=smime.p7s", "smime.p7s")]
    public void A_signed_mail_is_read_and_its_signature_kept(string subtype, string type, string name)
    {
        var mail = Mails.Multipart(subtype, ["Content-Type: text/plain", "", "signed text"], [$"Content-Type: {type}", "", "x"]);
        Assert.Equal(("signed text", name), (mail.Text, Assert.Single(mail.Attachments).FileName));
    }

    [Fact]
    public void What_is_encrypted_is_kept() =>
        Assert.Equal(["application/pgp-encrypted", "application/octet-stream"], Mails.Multipart("encrypted", ["Content-Type: application/pgp-encrypted", "", "Version: 1"], ["Content-Type: application/octet-stream", "", "x"]).Attachments.Select(file => file.ContentType));

    [Fact]
    public void The_parts_of_a_report_are_kept()
    {
        var mail = Mails.Multipart("report; report-type=delivery-status", ["", "It failed."], ["Content-Type: message/delivery-status", "", "Status: 5.1.1"], ["Content-Type: text/rfc822-headers", "", "Subject: x"]);
        Assert.Equal("It failed.", mail.Text);
        Assert.Equal(["delivery-status.txt", "headers.txt"], mail.Attachments.Select(file => file.FileName));
    }

    [Fact]
    public void The_parts_of_a_digest_are_mails() => Assert.Equal("One.eml", Mails.Multipart("digest", ["", "Subject: One", "", "x"]).Attachments[0].FileName);

    [Fact]
    public void A_name_stands_in_the_content_id_where_there_is_no_other() =>
        Assert.Equal("plan.dwg", Mails.Parse("Content-Type: application/x-cad", "Content-ID: <plan.dwg@01D1.2>", "", "x").Attachments[0].FileName);
}
