using Townline.Channels.Email.Mime;
using Townline.Channels.Email.Mime.Automatic;

namespace Townline.Tests.Channels.Email.Mime.Automatic;

public class BounceTests
{
    private static MailMessage Dsn(string[] words, string[] status, string[] original) => Mails.Parse(
        ["From: MAILER-DAEMON@mx.example (Mail Delivery System)", "To: desk@town.example", "Subject: Undelivered Mail Returned to Sender", "Auto-Submitted: auto-replied", "Content-Type: multipart/report; report-type=delivery-status; boundary=\"b\"", "",
            "--b", "", .. words, "--b", "Content-Type: message/delivery-status", "", .. status, "--b", .. original, "--b--", ""]);

    private static void Says(MailMessage mail, string? recipient, string? status, bool isPermanent, string? original)
    {
        Assert.Equal(AutoKind.Bounce, mail.Auto);
        Assert.Equal((recipient, status, isPermanent, original), (mail.Bounce!.Recipient, mail.Bounce.Status, mail.Bounce.IsPermanent, mail.Bounce.OriginalMessageId));
    }

    [Fact]
    public void Postfix_says_that_an_address_does_not_exist() => Says(
        Dsn(
            ["This is the mail system at host mx.example.", "", "<ana@river.example>: host mx.river.example said: 550 5.1.1 no such user"],
            ["Reporting-MTA: dns; mx.example", "X-Postfix-Queue-ID: 4F1", "Arrival-Date: Mon, 23 Nov 2026 10:00:00 +0000 (UTC)", "", "Final-Recipient: rfc822; ana@river.example", "Original-Recipient: rfc822;ana@river.example", "Action: failed", "Status: 5.1.1", "Remote-MTA: dns; mx.river.example", "Diagnostic-Code: smtp; 550 5.1.1 no such user"],
            ["Content-Type: message/rfc822", "", "From: desk@town.example", "Message-ID: <77.lamp@town.example>", "Subject: Your lamp", "", "It is mended."]),
        "ana@river.example", "5.1.1", true, "<77.lamp@town.example>");

    [Fact]
    public void Postfix_says_that_a_mail_waits() => Says(
        Dsn(
            ["THIS IS A WARNING ONLY. YOU DO NOT NEED TO RESEND YOUR MESSAGE."],
            ["Reporting-MTA: dns; mx.example", "", "Final-Recipient: rfc822; ana@river.example", "Action: delayed", "Status: 4.4.1", "Will-Retry-Until: Sat, 28 Nov 2026 10:00:00 +0000"],
            ["Content-Type: text/rfc822-headers", "", "Message-ID: <77.lamp@town.example>", "Subject: Your lamp"]),
        "ana@river.example", "4.4.1", false, "<77.lamp@town.example>");

    [Theory]
    [InlineData("4.4.1")]
    [InlineData("4.4.7")]
    public void Who_gave_up_after_days_has_failed_for_good_whatever_the_last_attempt_said(string status) => Says(
        Dsn(
            ["I have tried for five days."],
            ["Reporting-MTA: dns; mx.example", "", "Final-Recipient: rfc822; ana@river.example", "Action: failed", $"Status: {status}", "Diagnostic-Code: smtp; 451 4.4.1 no answer"],
            ["Content-Type: text/rfc822-headers", "", "Message-ID: <77.lamp@town.example>"]),
        "ana@river.example", status, true, "<77.lamp@town.example>");

    [Fact]
    public void A_report_below_the_banner_of_a_gateway_is_one_and_one_in_a_forwarded_mail_is_none()
    {
        string[] report =
        [
            "Content-Type: multipart/report; Report-Type=Delivery-Status; boundary=\"c\"", "", "--c", "", "It did not arrive.", "--c", "Content-Type: message/delivery-status", "",
            "Reporting-MTA: dns; mx.example", "", "Final-Recipient: rfc822; ana@river.example", "Action: failed", "Status: 5.1.1", "--c", "Content-Type: text/rfc822-headers", "", "Message-ID: <77.lamp@town.example>", "--c--",
        ];

        Says(Mails.Multipart("mixed", ["", "Beware of mails from outside."], report), "ana@river.example", "5.1.1", true, "<77.lamp@town.example>");
        Assert.Equal(AutoKind.None, Mails.Multipart("mixed", ["", "What is this?"], ["Content-Type: message/rfc822", "", .. report]).Auto);
    }

    [Fact]
    public void Of_several_recipients_the_one_that_failed_is_told()
    {
        var mail = Dsn(
            ["x"],
            ["Reporting-MTA: dns; mx.example", "", "Final-Recipient: rfc822; good@river.example", "Action: relayed", "Status: 2.0.0", "", "", "Final-Recipient: RFC822; <ana@river.example>", "Original-Recipient: rfc822; sol@river.example", "Action: Failed (permanent)", "Status: 5.2.2 (mailbox full)"],
            ["Content-Type: message/rfc822", "", "Message-ID: <77.lamp@town.example>", "", "x"]);
        Says(mail, "ana@river.example", "5.2.2", true, "<77.lamp@town.example>");
        Assert.Equal((2, "sol@river.example"), (mail.Bounce!.Recipients.Count, mail.Bounce.OriginalRecipient));
    }

    [Fact]
    public void Exchange_answers_our_message() => Says(
        Mails.Parse(
            "From: Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@lake.example>", "To: desk@town.example", "Subject: Undeliverable: Your lamp", "In-Reply-To: <77.lamp@town.example>", "References: <77.lamp@town.example>",
            "Content-Type: multipart/report; report-type=delivery-status;", "\tboundary=\"b\"", "", "--b", "Content-Type: multipart/alternative; boundary=\"c\"", "", "--c", "Content-Type: text/html", "", "<p>Your message to ana@lake.example couldn't be delivered.</p>", "--c--", "",
            "--b", "Content-Type: message/delivery-status", "", "Reporting-MTA: dns;lake.example", "", "Final-Recipient: rfc822;ana@lake.example", "Action: failed", "Status: 5.1.10", "Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found", "", "--b--"),
        "ana@lake.example", "5.1.10", true, "<77.lamp@town.example>");

    [Fact]
    public void Gmail_names_the_recipient_in_its_header_too() => Says(
        Mails.Parse(
            "From: Mail Delivery Subsystem <mailer-daemon@mail.example>", "To: desk@town.example", "Auto-Submitted: auto-replied", "Subject: Delivery Status Notification (Failure)", "References: <77.lamp@town.example>", "In-Reply-To: <77.lamp@town.example>",
            "X-Failed-Recipients: ana@mail.example", "Content-Type: text/plain", "", "** Address not found **", "", "Your message wasn't delivered to ana@mail.example because the address couldn't be found.", "", "The response from the remote server was:", "550 5.1.1 The email account that you tried to reach does not exist."),
        "ana@mail.example", "5.1.1", true, "<77.lamp@town.example>");

    [Fact]
    public void Exim_writes_words_and_a_copy_of_our_mail() => Says(
        Mails.Parse(
            "From: Mail Delivery System <Mailer-Daemon@mx.example>", "To: desk@town.example", "X-Failed-Recipients: ana@river.example", "Auto-Submitted: auto-replied", "Subject: Mail delivery failed: returning message to sender", "",
            "This message was created automatically by mail delivery software.", "", "A message that you sent could not be delivered to one or more of its", "recipients. This is a permanent error. The following address(es) failed:", "", "  ana@river.example", "    host mx.river.example [192.0.2.5]",
            "    SMTP error from remote mail server after RCPT TO:<ana@river.example>:", "    550 Unrouteable address", "", "------ This is a copy of the message, including all the headers. ------", "", "Return-path: <desk@town.example>", "Message-ID: <77.lamp@town.example>", "Subject: Your lamp", "", "Version 4.2.1 is out."),
        "ana@river.example", "5.0.0", true, "<77.lamp@town.example>");

    [Fact]
    public void Exim_says_that_a_mail_waits() => Says(
        Mails.Parse("From: Mail Delivery System <Mailer-Daemon@mx.example>", "To: desk@town.example", "Subject: Warning: message 1tEx-0001 delayed 24 hours", "", "This message was created automatically by mail delivery software.", "The address to which the message has not yet been delivered is:", "", "  ana@river.example"),
        "ana@river.example", null, false, null);

    [Fact]
    public void Qmail_names_the_recipient_in_its_words() => Says(
        Mails.Parse("From: MAILER-DAEMON@mx.example", "To: desk@town.example", "Subject: failure notice", "", "Hi. This is the qmail-send program at mx.example.", "", "<ana@river.example>:", "Sorry, no mailbox here by that name. (#5.1.1)", "", "--- Below this line is a copy of the message.", "", "Message-ID: <77.lamp@town.example>", "Subject: Your lamp"),
        "ana@river.example", "5.1.1", true, "<77.lamp@town.example>");

    [Fact]
    public void What_was_delivered_is_no_bounce() =>
        Assert.Equal(AutoKind.AutoReply, Dsn(["x"], ["Reporting-MTA: dns; mx.example", "", "Final-Recipient: rfc822; ana@river.example", "Action: delivered", "Status: 2.0.0"], ["Content-Type: text/rfc822-headers", "", "Message-ID: <1@x>"]).Auto);

    [Theory]
    [InlineData("Status 5.1.1", "5.1.1")]
    [InlineData("host [192.0.5.1.1] 450 4.2.2 full", "4.2.2")]
    [InlineData("192.5.1.1", null)]
    [InlineData("said: 452 try later", "4.0.0")]
    [InlineData("room 5500 and 5.a.b", null)]
    [InlineData("", null)]
    public void A_status_is_found_in_words(string text, string? status) => Assert.Equal(status, StatusCodes.Find(text));

    [Fact]
    public void A_persons_mail_has_no_bounce() => Assert.Null(Mails.With("Subject: Lamp").Bounce);
}
