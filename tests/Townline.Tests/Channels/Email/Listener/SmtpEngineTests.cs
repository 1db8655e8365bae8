using System.Text;
using Townline.Channels.Email.Listener;

namespace Townline.Tests.Channels.Email.Listener;

public class SmtpEngineTests
{
    private const string Begin = "EHLO mta.example\r\nMAIL FROM:<a@b.example>\r\n";
    private const string Addressed = Begin + "RCPT TO:<desk@town.example>\r\n";

    [Fact]
    public void Hello_says_what_can_be_done()
    {
        using var talk = new Dialogue(new ListenerLimits { MailBytes = 1000 }, hasTls: true);

        Assert.Equal(
            "250-town.example\r\n250-PIPELINING\r\n250-SIZE 1000\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250-CHUNKING\r\n250-ENHANCEDSTATUSCODES\r\n250 STARTTLS\r\n",
            talk.Say("EHLO mta.example\r\n"));
        Assert.Equal("250 town.example\r\n", talk.Say("helo mta.example\r\n"));
    }

    [Fact]
    public void A_whole_mail_in_one_packet_is_taken_and_each_command_answered_in_turn()
    {
        using var talk = new Dialogue();

        var codes = Codes(talk.Say(Addressed + "RCPT TO:<nobody@town.example>\r\nDATA\r\nSubject: x\r\n\r\nWords\r\n.\r\nNOOP\r\nQUIT\r\nNOOP\r\n"));

        Assert.Equal("250 250 250 550 354 250 250 221", codes);
        Assert.True(talk.IsClosed);
        Assert.Equal("Subject: x\r\n\r\nWords\r\n", Assert.Single(talk.Taken).Mail);
        Assert.Equal(["desk@town.example"], talk.Taken[0].Envelope.Recipients);
    }

    [Theory]
    [InlineData("..dot\r\n.\r\n", ".dot\r\n")]
    [InlineData(".\r\n", "")]
    [InlineData("a\r\n..\r\nb\r\n.\r\n", "a\r\n.\r\nb\r\n")]
    [InlineData("a\r\n.\r.\r\n.\r\n", "a\r\n\r.\r\n")]
    [InlineData("a\0b\u00ff\r\n.\r\n", "a\0b\u00ff\r\n")]
    public void Dots_that_were_put_before_lines_are_taken_away(string sent, string mail)
    {
        using var talk = new Dialogue();

        Assert.EndsWith("250 2.0.0 desk@town.example\r\n", talk.SayMail(sent), StringComparison.Ordinal);

        Assert.Equal(mail, Assert.Single(talk.Taken).Mail);
    }

    [Theory]
    [InlineData("\n.\n")]
    [InlineData("\n.\r\n")]
    [InlineData("\r.\r")]
    [InlineData("\r\n.\n")]
    [InlineData("\r\n.\r")]
    [InlineData("\r.\r\n")]
    [InlineData("\r\n\0.\r\n")]
    [InlineData("\r\r\n.\r\r\n")]
    public void Only_a_dot_between_two_whole_line_ends_ends_a_mail_so_none_can_be_smuggled(string notTheEnd)
    {
        using var talk = new Dialogue();

        talk.SayMail($"One{notTheEnd}MAIL FROM:<smuggler@evil.example>\r\nRCPT TO:<desk@town.example>\r\nDATA\r\nTwo\r\n.\r\n");

        var (envelope, mail) = Assert.Single(talk.Taken);
        Assert.Equal("a@b.example", envelope.From);
        Assert.Contains("smuggler", mail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_command_ends_with_CR_LF_and_nothing_less()
    {
        using var talk = new Dialogue();

        Assert.StartsWith("500 5.5.2 Lines end with CR LF", talk.Say("NOOP\n"), StringComparison.Ordinal);
        Assert.Equal("250", Codes(talk.Say("NOOP\r\n")));
    }

    [Fact]
    public void SMTP_gives_one_answer_for_all_recipients_and_it_is_the_one_by_which_nothing_is_lost()
    {
        using var talk = new Dialogue();
        const string More = "RCPT TO:<never@town.example>\r\n";

        Assert.EndsWith("451 4.3.0 Later.\r\n", talk.Say(Addressed + More + "RCPT TO:<full@town.example>\r\nDATA\r\n.\r\n"), StringComparison.Ordinal);
        Assert.EndsWith("550 5.1.1 There is no such mailbox.\r\n", talk.Say(Addressed + More + "DATA\r\n.\r\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void LMTP_answers_for_each_recipient_in_their_order()
    {
        using var talk = new Dialogue();

        var said = talk.Say(
            "LHLO mta.example\r\nMAIL FROM:<>\r\nRCPT TO:<full@town.example>\r\nRCPT TO:<nobody@town.example>\r\nRCPT TO:<desk@town.example>\r\nRCPT TO:<never@town.example>\r\nDATA\r\n.\r\n");

        Assert.Equal("250 250 250 550 250 250 354 451 250 550", Codes(said));
        Assert.Equal("", talk.Taken[0].Envelope.From);
    }

    [Fact]
    public void A_mail_that_is_too_large_is_refused_in_words_before_it_is_sent_and_also_after()
    {
        using var talk = new Dialogue(new ListenerLimits { MailBytes = 1024 * 1024 });

        var announced = talk.Say("EHLO a\r\nMAIL FROM:<a@b.example> SIZE=1048577 BODY=8BITMIME\r\n");
        var sent = talk.SayMail($"{new string('x', 1024 * 1024)}\r\n.\r\nNOOP\r\n");

        Assert.EndsWith("552 5.3.4 This mail is too large: 1 MB is the most that can be taken. Please send fewer or smaller attachments.\r\n", announced, StringComparison.Ordinal);
        Assert.EndsWith("552 250", Codes(sent), StringComparison.Ordinal);
        Assert.Empty(talk.Taken);
        Assert.EndsWith("354 250", Codes(talk.SayMail($"{new string('x', 1024 * 1024 - 2)}\r\n.\r\n")), StringComparison.Ordinal);
    }

    [Fact]
    public void Mails_that_together_are_too_many_bytes_are_put_off_and_room_comes_back()
    {
        var budget = new MemoryBudget(128 * 1024);
        using var talk = new Dialogue(budget: budget);
        using var other = new Dialogue(budget: budget);

        talk.SayMail(new string('x', 60_000));
        Assert.EndsWith("452", Codes(other.SayMail($"{new string('x', 90_000)}\r\n.\r\n")), StringComparison.Ordinal);
        Assert.Equal("250", Codes(talk.Say("\r\n.\r\n")));
        Assert.EndsWith("250", Codes(other.SayMail($"{new string('x', 30_000)}\r\n.\r\n")), StringComparison.Ordinal);
    }

    [Fact]
    public void Recipients_above_the_limit_are_put_off_to_another_mail()
    {
        using var talk = new Dialogue(new ListenerLimits { Recipients = 2 });

        Assert.Equal("250 250 250 250 452 354 250", Codes(talk.Say(Addressed + "RCPT TO:<b@town.example>\r\nRCPT TO:<c@town.example>\r\nDATA\r\n.\r\n")));
        Assert.Equal(2, Assert.Single(talk.Taken).Envelope.Recipients.Count);
    }

    [Fact]
    public void A_hundred_thousand_recipients_cost_no_more_than_the_first()
    {
        using var talk = new Dialogue();

        var codes = Codes(talk.Say(Begin + string.Concat(Enumerable.Range(0, 100_000).Select(i => $"RCPT TO:<b{i}@town.example>\r\n")) + "DATA\r\n.\r\n"));

        Assert.EndsWith("452 354 250", codes, StringComparison.Ordinal);
        Assert.Equal(200, Assert.Single(talk.Taken).Envelope.Recipients.Count);
    }

    [Fact]
    public void A_line_that_is_too_long_is_refused_once_and_what_follows_is_heard()
    {
        using var talk = new Dialogue(new ListenerLimits { CommandBytes = 100 });

        Assert.Equal("500 250", Codes(talk.Say($"NOOP {new string('x', 1_000_000)}\r\nNOOP\r\n")));
    }

    [Fact]
    public void A_mail_comes_in_chunks_whose_bytes_are_not_looked_at()
    {
        using var talk = new Dialogue();

        var codes = Codes(talk.Say(Addressed + "BDAT 5\r\na\r\n.\rBDAT 3\r\n\nb\nDATA\r\nRCPT TO:<b@town.example>\r\nBDAT 0 LAST\r\nNOOP\r\n"));

        Assert.Equal("250 250 250 250 250 503 503 250 250", codes);
        Assert.Equal("a\r\n.\r\nb\n", Assert.Single(talk.Taken).Mail);
    }

    [Fact]
    public void Chunks_for_nobody_are_read_over()
    {
        using var talk = new Dialogue();

        Assert.Equal("250 250 550 503 250", Codes(talk.Say(Begin + "RCPT TO:<nobody@town.example>\r\nBDAT 6 LAST\r\nQUIT\r\nNOOP\r\n")));
        Assert.Empty(talk.Taken);
        talk.Say("BDAT x\r\n");
        Assert.True(talk.IsClosed);
    }

    [Theory]
    [InlineData("MAIL FROM:<a@b.example>\r\n", "503")]
    [InlineData("EHLO\r\n", "501")]
    [InlineData("EHLO a\r\nRCPT TO:<a@b.example>\r\n", "250 503")]
    [InlineData("EHLO a\r\nMAIL a@b.example\r\n", "250 501")]
    [InlineData("EHLO a\r\nMAIL FROM:<a@b.example\r\n", "250 501")]
    [InlineData("EHLO a\r\nMAIL FROM: <a@b.example>\r\n", "250 250")]
    [InlineData("EHLO a\r\nMAIL FROM:<a@b.example> COLOUR=red\r\n", "250 555")]
    [InlineData("EHLO a\r\nMAIL FROM:<a@b.example> SIZE=big\r\n", "250 555")]
    [InlineData("EHLO a\r\nMAIL FROM:<a@b.example>\r\nMAIL FROM:<a@b.example>\r\n", "250 250 503")]
    [InlineData("EHLO a\r\nMAIL FROM:<a@b.example>\r\nDATA\r\n", "250 250 503")]
    [InlineData("EHLO a\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<>\r\n", "250 250 501")]
    [InlineData("EHLO a\r\nMAIL FROM:<a@b.example>\r\nRSET\r\nRCPT TO:<a@b.example>\r\n", "250 250 250 503")]
    [InlineData("EHLO a\r\nMAIL FROM:<a@b.example>\r\nEHLO a\r\nRCPT TO:<a@b.example>\r\n", "250 250 250 503")]
    [InlineData("VRFY a\r\nEXPN a\r\nHOWDY\r\n\r\nNO\0OP\r\nNOOP \u00ff\r\n", "252 502 502 500 500 500")]
    [InlineData("STARTTLS\r\n", "502")]
    [InlineData("GET / HTTP/1.1\r\nHost: town.example\r\n", "421")]
    public void What_is_said_out_of_turn_or_wrongly_is_refused(string said, string codes)
    {
        using var talk = new Dialogue();

        Assert.Equal(codes, Codes(talk.Say(said)));
    }

    [Fact]
    public void Twenty_mistakes_are_enough()
    {
        using var talk = new Dialogue();

        Assert.EndsWith("500 421", Codes(talk.Say(string.Concat(Enumerable.Repeat("\r\n", 30)))), StringComparison.Ordinal);
        Assert.True(talk.IsClosed);
    }

    [Theory]
    [InlineData("<desk@town.example>", "desk@town.example")]
    [InlineData("<@relay.example,@other.example:desk@town.example>", "desk@town.example")]
    [InlineData("<\"a > \\\" b\"@town.example>", "\"a > \\\" b\"@town.example")]
    [InlineData("<desk+pothole@town.example>", "desk+pothole@town.example")]
    [InlineData("<postmaster>", "postmaster")]
    public void An_address_is_what_stands_between_the_brackets(string written, string address)
    {
        using var talk = new Dialogue();

        talk.Say($"{Begin}RCPT TO:{written}\r\nDATA\r\n.\r\n");

        Assert.Equal([address], Assert.Single(talk.Taken).Envelope.Recipients);
    }

    [Fact]
    public void Addresses_with_all_letters_need_SMTPUTF8()
    {
        using var talk = new Dialogue();

        talk.Say(Encoding.UTF8.GetBytes("EHLO a\r\nMAIL FROM:<josé@b.example>\r\nMAIL FROM:<josé@b.example> SMTPUTF8\r\nRCPT TO:<alcaldía@town.example>\r\nDATA\r\n.\r\n"), int.MaxValue);

        Assert.Equal("250 553 250 250 354 250", Codes(talk.Heard));
        var envelope = Assert.Single(talk.Taken).Envelope;
        Assert.Equal(("josé@b.example", true), (envelope.From, envelope.IsUtf8));
        Assert.Equal(["alcaldía@town.example"], envelope.Recipients);
    }

    [Fact]
    public void What_was_slipped_in_before_the_encryption_is_forgotten_with_all_that_was_said()
    {
        using var talk = new Dialogue(hasTls: true);

        Assert.Equal("250 250 220", Codes(talk.Say(Begin + "STARTTLS\r\nRCPT TO:<desk@town.example>\r\nNOOP\r\n")));
        Assert.Equal("503 503", Codes(talk.Say("RCPT TO:<desk@town.example>\r\nMAIL FROM:<a@b.example>\r\n")));
        Assert.DoesNotContain("STARTTLS", talk.Say("EHLO a\r\n"), StringComparison.Ordinal);
        Assert.Equal("503", Codes(talk.Say("STARTTLS\r\n")));
    }

    /// <summary>The codes of whole answers, one for each.</summary>
    private static string Codes(string said) =>
        string.Join(' ', said.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Where(line => line[3] == ' ').Select(line => line[..3]));
}
