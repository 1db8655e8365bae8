using System.Text;
using Townline.Channels.Email.Mime;

namespace Townline.Tests.Channels.Email.Mime.Headers;

public class HeaderTests
{
    [Fact]
    public void A_folded_field_is_one_line() =>
        Assert.Equal("A lamp is dark in Elm Street", Mails.Parse("Subject: A lamp is dark", "\tin Elm", "  Street", "", "text").Subject);

    [Fact]
    public void Names_of_fields_have_no_case_and_may_have_a_space_before_the_colon() => Assert.Equal("Lamp", Mails.With("SUBJECT : Lamp").Subject);

    [Theory]
    [InlineData("=?utf-8?Q?Stra=C3=9Fe?=", "Straße")]
    [InlineData("=?UTF-8?B?U3RyYcOfZQ==?=", "Straße")]
    [InlineData("=?iso-8859-1?q?Stra=DFe_dunkel?=", "Straße dunkel")]
    [InlineData("=?utf-8*de?Q?Stra=C3=9Fe?=", "Straße")]
    [InlineData("=?utf-8?Q?a?= =?utf-8?Q?b?=", "ab")]
    [InlineData("=?utf-8?Q?a?= b =?utf-8?Q?c?=", "a b c")]
    [InlineData("=?utf-8?B?w?= =?utf-8?B?5?=", "")]
    [InlineData("=?utf-8?Q?=C3?= =?utf-8?Q?=9F?=", "ß")]
    [InlineData("=?utf-8?B?w58?=", "ß")]
    [InlineData("=?utf-8?Q?What??= now", "What? now")]
    [InlineData("Re:=?utf-8?Q?_lamp?=", "Re: lamp")]
    [InlineData("=?utf-8?Q?with spaces?=", "with spaces")]
    [InlineData("=?gb2312?B?xOO6ww==?=", "你好")]
    [InlineData("=?iso-2022-jp?B?GyRCRnxLXBsoQg==?=", "日本")]
    [InlineData("=?unknown?Q?Stra=C3=9Fe?=", "Straße")]
    [InlineData("=?utf-8?X?abc?=", "=?utf-8?X?abc?=")]
    [InlineData("=?utf-8?Q?never closed", "=?utf-8?Q?never closed")]
    [InlineData("=?=?=?=?", "=?=?=?=?")]
    [InlineData("1 =? 2", "1 =? 2")]
    public void Encoded_words_are_decoded_and_what_is_none_is_kept(string raw, string text) => Assert.Equal(text, Mails.With($"Subject: {raw}").Subject);

    [Fact]
    public void A_decoded_word_cannot_begin_a_field_of_its_own() =>
        Assert.Equal("a Bcc: x@y.example", Mails.With("Subject: =?utf-8?Q?a=0D=0ABcc:_x@y.example?=").Subject);

    [Fact]
    public void Raw_bytes_are_utf8_or_windows_1252()
    {
        Assert.Equal("Straße", Mails.With("Subject: Straße").Subject);
        Assert.Equal("Straße", MailParser.Parse(Mails.Latin1("Subject: Straße", "", "text")).Subject);
    }

    [Fact]
    public void Raw_bytes_may_be_of_the_charset_that_the_text_has()
    {
        var mail = MailParser.Parse(CodePagesEncodingProvider.Instance.GetEncoding(20866)!.GetBytes("Subject: Улица\r\nFrom: Анна <ana@river.example>\r\nContent-Type: text/plain; charset=koi8-r\r\n\r\nтемна"));
        Assert.Equal(("Улица", "Анна", "темна"), (mail.Subject, mail.Sender.Author?.Name, mail.Text));
    }

    [Fact]
    public void Null_bytes_are_left_out() => Assert.Equal("Lamp", Mails.With("Subject: La\0mp").Subject);

    [Fact]
    public void A_stray_line_among_fields_is_passed_over()
    {
        var mail = Mails.Parse("From: ana@river.example", "this is no field", "Subject: Lamp", "", "text");
        Assert.Equal(("Lamp", "text"), (mail.Subject, mail.Text));
        Assert.True(mail.Warnings.HasFlag(MailWarnings.BadHeaderLine));
    }

    [Fact]
    public void Text_that_follows_the_header_without_an_empty_line_is_text() =>
        Assert.Equal("Good day.\nThe lamp is dark.", Mails.Parse("Subject: Lamp", "Good day.", "The lamp is dark.").Text);

    [Fact]
    public void A_mail_without_header_is_text()
    {
        var mail = Mails.Parse("Good day,", "the lamp is dark.");
        Assert.Equal("Good day,\nthe lamp is dark.", mail.Text);
        Assert.True(mail.Warnings.HasFlag(MailWarnings.NoHeader));
    }

    [Theory]
    [InlineData("From ana@river.example Mon Nov 23 00:43:05 2026\n")]
    [InlineData("\n\r\n")]
    [InlineData("\uFEFF")]
    public void What_stands_before_the_header_is_passed_over(string before) =>
        Assert.Equal("Lamp", MailParser.Parse(Encoding.UTF8.GetBytes(before + "Subject: Lamp\n\ntext")).Subject);

    [Theory]
    [InlineData("\n")]
    [InlineData("\r")]
    public void Lines_may_end_otherwise(string end) =>
        Assert.Equal("one\ntwo", MailParser.Parse(Encoding.UTF8.GetBytes($"Subject: x{end}{end}one{end}two")).Text);
}
