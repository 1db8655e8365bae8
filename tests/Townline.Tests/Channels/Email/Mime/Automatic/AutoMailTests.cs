using Townline.Channels.Email.Mime.Automatic;

namespace Townline.Tests.Channels.Email.Mime.Automatic;

public class AutoMailTests
{
    [Theory]
    [InlineData("Auto-Submitted: auto-replied")]
    [InlineData("Auto-Submitted: auto-replied; owner-email=\"a@b\"")]
    [InlineData("Auto-Submitted: auto-generated")]
    [InlineData("X-Auto-Response-Suppress: All")]
    [InlineData("X-Auto-Response-Suppress: DR, OOF, AutoReply")]
    [InlineData("Precedence: auto_reply")]
    [InlineData("X-Autoreply: yes")]
    [InlineData("X-Autorespond: yes")]
    [InlineData("X-AutoReply-From: a@b.example")]
    [InlineData("X-FC-MachineGenerated: true")]
    [InlineData("X-Cron-Env: <USER=root>")]
    [InlineData("Delivered-To: Autoresponder")]
    [InlineData("X-POST-MessageClass: 9; Autoresponder")]
    [InlineData("Return-Path: <>")]
    [InlineData("Subject: Automatic reply: Lamp")]
    [InlineData("Subject: Abwesenheitsnotiz: Lamp")]
    [InlineData("Subject: Respuesta automática: Lamp")]
    [InlineData("Subject: 自动回复: Lamp")]
    [InlineData("Subject: Absence du bureau : Lamp")]
    [InlineData("X-Vacation: yes")]
    [InlineData("Return-Path: <>\r\nSubject: Automatic reply: Re: Undelivered recycling bin")]
    [InlineData("Return-Path: <>\r\nSubject: Re: Undelivered recycling bin")]
    [InlineData("Precedence: bulk\r\nX-Autoreply: yes")]
    public void An_automatic_reply_is_known_by_its_header(string field) => Assert.Equal(AutoKind.AutoReply, Mails.With(field).Auto);

    [Fact]
    public void A_read_receipt_is_an_automatic_reply() =>
        Assert.Equal(AutoKind.AutoReply, Mails.Multipart("report; report-type=disposition-notification", ["", "It was read."], ["Content-Type: message/disposition-notification", "", "Disposition: manual-action; displayed"]).Auto);

    [Fact]
    public void A_read_receipt_is_known_below_the_banner_of_a_gateway_and_in_capitals() =>
        Assert.Equal(AutoKind.AutoReply, Mails.Multipart(
            "mixed",
            ["", "Beware of mails from outside."],
            ["Content-Type: MULTIPART/Report; Report-Type=\"Disposition-Notification\"; boundary=\"c\"", "", "--c", "", "It was read.", "--c", "Content-Type: message/disposition-notification", "", "Disposition: manual-action; displayed", "--c--"]).Auto);

    [Theory]
    [InlineData("List-Id: Neighbours <n.lists.example>")]
    [InlineData("List-Unsubscribe: <https://lists.example/u>")]
    [InlineData("Precedence: list")]
    [InlineData("Precedence: bulk")]
    [InlineData("Mailing-List: n@lists.example")]
    [InlineData("List-Id: <n.lists.example>\r\nX-Auto-Response-Suppress: All")]
    public void A_list_is_known_by_its_header(string field) => Assert.Equal(AutoKind.List, Mails.With(field).Auto);

    [Theory]
    [InlineData("Subject: Lamp")]
    [InlineData("Subject: Auto: falsch geparkt")]
    [InlineData("Auto-Submitted: no")]
    [InlineData("X-Auto-Response-Suppress: DR, RN, NRN")]
    [InlineData("X-Auto-Response-Suppress: None")]
    [InlineData("Precedence: first-class")]
    [InlineData("Return-Path: <ana@river.example>")]
    [InlineData("Subject: Undeliverable parcel in Elm Street")]
    [InlineData("Subject: Out of office hours the lamp is dark")]
    [InlineData("X-Autoreply: no")]
    public void A_persons_mail_is_none(string field) => Assert.Equal(AutoKind.None, Mails.With(field).Auto);
}
