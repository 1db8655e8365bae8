using System.Text;

namespace Townline.Bench.MailParsing;

/// <summary>Mails of the kinds a town gets, made up.</summary>
internal static class SampleMails
{
    private const string Common =
        "Received: from mx.river.example (mx.river.example [192.0.2.5])\r\n\tby mx.town.example with ESMTPS id 4F1\r\n\tfor <desk@town.example>; Mon, 23 Nov 2026 10:00:00 +0000 (UTC)\r\nDKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=river.example; s=s1;\r\n\tb=AbCd\r\n" +
        "From: =?utf-8?Q?Ana_S=C3=B3l?= <ana@river.example>\r\nTo: \"Town, desk\" <desk@town.example>\r\nCc: b@x.example, C <c@x.example>\r\nSubject: =?utf-8?B?U3RyYcOfZQ==?= is dark\r\nDate: Mon, 23 Nov 2026 10:00:00 +0100\r\n" +
        "Message-ID: <2.lamp@river.example>\r\nIn-Reply-To: <1.lamp@town.example>\r\nReferences: <0.lamp@town.example> <1.lamp@town.example>\r\nMIME-Version: 1.0\r\n";

    /// <summary>Between one and eight kilobytes each.</summary>
    public static IReadOnlyList<byte[]> Small { get; } =
    [
        .. new[]
        {
            Common + "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nIt is dark again in Elm Stra=C3=9Fe.\r\n\r\n" + Lines(20) + "\r\nOn Mon, Nov 23, 2026 at 10:00 AM Town <desk@town.example> wrote:\r\n> It is mended.\r\n> Thank you.\r\n\r\n-- \r\nAna\r\n",
            Common + "Content-Type: multipart/alternative; boundary=\"=_b1\"\r\n\r\n--=_b1\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nEs ist dunkel, Stra=DFe.\r\n\r\n--=_b1\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><body><p>Es ist <b>dunkel</b></p>"
                + string.Concat(Enumerable.Repeat("<p class=MsoNormal>A line &amp; <a href='https://x.example'>more</a></p>\r\n", 30)) + "<blockquote>Old words</blockquote></body></html>\r\n--=_b1--\r\n",
            Common + "Content-Type: multipart/mixed; boundary=b2\r\n\r\n--b2\r\nContent-Type: multipart/related; boundary=b3\r\n\r\n--b3\r\nContent-Type: text/html\r\n\r\n<p>See <img src=\"cid:lamp@x\"></p>\r\n--b3\r\nContent-Type: image/png; name*=utf-8''Stra%C3%9Fe.png\r\nContent-ID: <lamp@x>\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + Base64(2_000) + "\r\n--b3--\r\n--b2\r\nContent-Type: message/rfc822\r\n\r\nSubject: inner\r\nContent-Type: text/plain; charset=iso-2022-jp\r\n\r\n\x1B$BFnK\\\x1B(B\r\n--b2--\r\n",
            "From: MAILER-DAEMON@mx.example (Mail Delivery System)\r\nTo: desk@town.example\r\nSubject: Undelivered Mail Returned to Sender\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b4\r\n\r\n--b4\r\n\r\n<ana@river.example>: 550 5.1.1 no such user\r\n--b4\r\nContent-Type: message/delivery-status\r\n\r\n"
                + "Reporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; ana@river.example\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 no\r\n\r\n--b4\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: <77@town.example>\r\n--b4--\r\n",
            Common + "Content-Type: text/plain; charset=utf-7\r\nContent-Disposition: inline; filename*0*=utf-8''a; filename*1=b.txt\r\nX-Failed-Recipients: a@b.example\r\n\r\nStra+AN8-e\r\nFrom: Town\r\nSent: Monday\r\nTo: Ana\r\nSubject: Lamp\r\n\r\nold\r\n",
            Common + "Content-Type: application/octet-stream; name=\"=?gb2312?B?xOO6ww==?=.bin\"\r\nContent-Transfer-Encoding: x-uuencode\r\n\r\nbegin 644 lamp.txt\r\n15&AE(&QA;7`@:7,@9&%R:RX`\r\n`\r\nend\r\n",
        }.Select(Encoding.Latin1.GetBytes),
    ];

    /// <summary>A text, an HTML text and files of that many bytes in all.</summary>
    public static byte[] Large(int bytes)
    {
        using var mail = new MemoryStream();
        mail.Write(Encoding.ASCII.GetBytes(Common + "Content-Type: multipart/mixed; boundary=b9\r\n\r\n--b9\r\nContent-Type: text/plain\r\n\r\n" + Lines(500) + "\r\n--b9\r\nContent-Type: text/html\r\n\r\n<p>" + Lines(500) + "</p>\r\n"));
        for (var i = 0; i < 10; i++)
        {
            mail.Write(Encoding.ASCII.GetBytes($"--b9\r\nContent-Type: application/pdf; name=plan{i}.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n"));
            mail.Write(Encoding.ASCII.GetBytes(Base64(bytes / 10 * 3 / 4)));
            mail.Write("\r\n"u8);
        }

        mail.Write("--b9--\r\n"u8);
        return mail.ToArray();
    }

    private static string Lines(int count) => string.Concat(Enumerable.Repeat("The lamp in front of number four has been dark since Monday.\r\n", count));

    private static string Base64(int bytes)
    {
        var random = new byte[bytes];
        new Random(9).NextBytes(random);
        return Convert.ToBase64String(random, Base64FormattingOptions.InsertLineBreaks);
    }
}
