using System.Diagnostics;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Townline.Channels.Email.Mime;
using Townline.Channels.Email.Parsing;

namespace Townline.Tests.Channels.Email.Mime;

/// <summary>What holds for any bytes.</summary>
public class ParserProperties
{
    private static readonly string[] Pieces =
    [
        "\r\n", "\r\n\r\n", "\n", "\r", "--", "--b", "--b--", "\r\n--b\r\n", "Content-Type: ", "multipart/mixed; boundary=b", "multipart/alternative; boundary=\"b\"", "text/html", "text/plain; charset=", "message/rfc822",
        "utf-7", "iso-2022-jp", "iso-2022-kr", "hz-gb-2312", "gb18030", "utf-16", "big5", "Content-Transfer-Encoding: ", "base64", "quoted-printable", "x-uuencode", "begin 644 x", "=?utf-8?Q?", "=?gb2312?B?", "?=",
        "From: ", "To: ", "Subject: ", "Date: ", "References: ", "Content-Disposition: attachment; filename*0*=", "filename=\"", "<", ">", "\"", "(", ")", ",", ";", ":", "@", "=", "=4", "\0", "\x1B$B", "\x1B(B", "~{", "~}", "\x0E", "+",
        "é", "\xFF", "\uFEFF", "<p>", "<blockquote>", "<a href='", "&#55296;", "&amp", "<!--", "<style>", "mon, 1 jan 2026", "99:99", "'", "X-Failed-Recipients: ", "message/delivery-status", "multipart/report; report-type=delivery-status; boundary=b", "Final-Recipient: rfc822; ", "5.1.1", "On 10:00 a@b wrote:\n", "> ", "Sent: ", "-----Original Message-----\n", "%C3", " ", "\t", "abc",
    ];

    private static readonly Arbitrary<byte[]> AnyBytes = Gen.OneOf(
        Gen.Choose(0, 255).Select(b => (byte)b).ArrayOf(),
        Gen.Elements(Pieces).ArrayOf(60).Select(pieces => Encoding.UTF8.GetBytes(string.Concat(pieces))),
        Gen.Elements(Pieces).ArrayOf(60).Select(pieces => Encoding.Latin1.GetBytes(string.Concat(pieces)))).ToArbitrary();

    [Fact]
    public void Any_bytes_are_a_mail_that_can_be_read_to_its_last_part() =>
        Prop.ForAll(AnyBytes, bytes => ReadAll(MailParser.Parse(bytes)) >= 0 && IsJson(MailParser.Parse(bytes))).Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));

    [Fact, Trait("Speed", "Slow")]
    public void Reading_takes_no_longer_than_the_bytes_deserve()
    {
        foreach (var piece in Pieces.Concat(["<<", "((", "\"'", "a:\n", "--b\n", "=?a?q? ", "&#x;", "<a ", "</", "\n ", "<x@y>,", "a*1=b;"]))
        {
            foreach (var start in (string[])["", "To: ", "From: \"", "Subject: ", "Content-Type: text/html\r\n\r\n", "Content-Type: text/plain; charset=utf-7\r\n\r\n", "Content-Type: multipart/mixed; boundary=b\r\n\r\n"])
            {
                var bytes = Encoding.Latin1.GetBytes(start + string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length)));
                var time = Time(bytes);
                // The machine is others' too: what is slow is slow twice.
                time = time < Most ? time : Time(bytes);
                Assert.True(time < Most, $"{start.Trim()} and a megabyte of '{piece.Trim()}' took {time}");
            }
        }
    }

    private static TimeSpan Time(byte[] bytes)
    {
        var clock = Stopwatch.StartNew();
        ReadAll(MailParser.Parse(bytes));
        return clock.Elapsed;
    }

    /// <summary>Of a build without optimisation on a busy machine; what is not linear takes minutes.</summary>
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(4);

    private static bool IsJson(MailMessage mail)
    {
        using var json = new MemoryStream();
        ParsedMail.Write(json, mail, default).GetAwaiter().GetResult();
        using var document = JsonDocument.Parse(json.ToArray());
        return json.GetBuffer().AsSpan(0, (int)json.Length).Count((byte)'\n') == 1;
    }

    /// <summary>Asks for everything, so that nothing lazy is left out.</summary>
    private static long ReadAll(MailMessage mail)
    {
        var read = mail.Text.Length + (mail.Html?.Length ?? 0) + (mail.Subject?.Length ?? 0) + mail.To.Total + mail.Cc.Total + mail.ReplyTo.Total + mail.References.Count + mail.InReplyTo.Count;
        read += (mail.MessageId?.Length ?? 0) + mail.Folded.NewText.Length + (mail.Bounce?.Recipients.Count ?? 0);
        read += (int)mail.Warnings;
        foreach (var file in mail.Attachments)
        {
            read += file.FileName.Length + file.Content.Length + file.Md5.Length;
            read += file.Part.Message() is { } inner ? (int)ReadAll(inner) : 0;
        }

        return read;
    }
}
