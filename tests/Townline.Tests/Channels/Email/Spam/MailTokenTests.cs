using Townline.Channels.Email.Spam;
using Townline.Channels.Email.Spam.Learning;
using Townline.Tests.Channels.Email.Mime;

namespace Townline.Tests.Channels.Email.Spam;

public class MailTokenTests
{
    [Fact]
    public void A_mail_is_told_by_domain_hosts_subject_and_new_words_each_once()
    {
        var mail = Mails.Parse(
            "From: Ads <win@Mail.Example>", "Subject: You WIN", "", "Click https://Prize.example/x?y=1 and click http://prize.example now, 12345.", "", "On Monday, the town wrote:", "> quoted things");

        Assert.Equal(["mail.example", "prize.example", "you", "win", "click", "https", "prize", "example", "and", "http", "now"], MailTokens.Of(mail).Select(token => token.Text));
    }

    [Fact]
    public void Hosts_of_links_in_html_are_seen_and_a_subject_word_is_another_sign_than_the_word()
    {
        var mail = Mails.Parse("From: a@b.example", "Subject: prize", "Content-Type: text/html", "", "<p>prize <a href=\"https://deep.link.example/a\">here</a></p>");

        var tokens = MailTokens.Of(mail);
        Assert.Contains("deep.link.example", tokens.Select(token => token.Text));
        Assert.Equal(2, tokens.Where(token => token.Text == "prize").Select(token => token.Key).Distinct().Count());
    }

    [Fact]
    public void However_long_a_mail_is_it_has_a_bounded_number_of_signs_and_always_the_same()
    {
        string[] lines = ["From: a@b.example", "Subject: Long", "", string.Join(' ', Enumerable.Range(0, 5_000).Select(number => $"word{number}")), new string('x', 500_000), string.Concat(Enumerable.Repeat("://", 50_000))];

        var tokens = MailTokens.Of(Mails.Parse(lines));
        Assert.Equal(MailTokens.Most, tokens.Count);
        Assert.Equal(tokens, MailTokens.Of(Mails.Parse(lines)));
    }

    [Theory]
    [InlineData("X-Spam-Flag: YES", "X-Spam-Flag")]
    [InlineData("X-Spam-Status: Yes, score=12.3 required=5.0", "X-Spam-Status")]
    [InlineData("X-Spam: yes", "X-Spam")]
    [InlineData("X-MS-Exchange-Organization-SCL: 5", "X-MS-Exchange-Organization-SCL")]
    [InlineData("X-MS-Exchange-Organization-SCL: 9", "X-MS-Exchange-Organization-SCL")]
    [InlineData("X-MS-Exchange-Organization-SCL: 4", null)]
    [InlineData("X-MS-Exchange-Organization-SCL: -1", null)]
    [InlineData("X-MS-Exchange-Organization-SCL: high", null)]
    [InlineData("X-Spam-Flag: NO", null)]
    [InlineData("X-Spam-Flag:", null)]
    [InlineData("X-Spam-Status: No, score=1.0 yes", null)]
    [InlineData("X-Spam: yesterday", null)]
    [InlineData("Authentication-Results: mx.example; dmarc=fail", null)]
    public void A_mark_of_the_mail_server_is_read_for_what_it_says(string field, string? mark) => Assert.Equal(mark, SpamMarks.In(Mails.With(field).Headers));
}
