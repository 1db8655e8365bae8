using System.Text;

namespace Townline.Bench.MailParsing;

/// <summary>Damages a mail: the same number always gives the same bytes, so that what is found can be looked at again.</summary>
internal static class Mutation
{
    private const int Largest = 256 * 1024;

    private static readonly byte[][] Tokens =
    [
        .. new[]
        {
            "\r\n", "\r\n\r\n", "\n", "\r", "\0", "--", "--b2\r\n", "--b2--\r\n", "\r\n--=_b1\r\n", "Content-Type: multipart/mixed; boundary=b2\r\n\r\n", "Content-Type: message/rfc822\r\n\r\n", "Content-Type: text/html; charset=gb18030\r\n", "Content-Transfer-Encoding: base64\r\n",
            "Content-Transfer-Encoding: quoted-printable\r\n", "=?utf-8?Q?", "=?iso-2022-kr?B?", "?=", "=", "==", "\"", "(", "<", ">", ",", ";", ":", "@", "'", "\x1B$B", "\x1B$)C", "\x0E", "~{", "+", "é", "\xFF\xFE", "\xEF\xBB\xBF", "<blockquote>", "<div>", "<font color=1>", "<!--", "<style>",
            "&#xD800;", "&#", "charset=utf-16\r\n", "charset=utf-7", "charset=hz-gb-2312", "charset=iso-2022-jp", "filename*9*=", "filename*0*=x''%", "> ", "On 1.1.2026 10:00 a@b wrote:\r\n", "begin 644 x\r\n", "\t", " ", "From: ", "99999999999999999999", "-1",
        }.Select(Encoding.Latin1.GetBytes),
    ];

    public static byte[] Of(int number)
    {
        var random = new Random(number);
        var mail = new List<byte>(Pick(random));
        for (var changes = 1 + random.Next(6); changes > 0; changes--)
        {
            Change(mail, random);
        }

        return [.. mail.Take(Largest)];
    }

    private static byte[] Pick(Random random) => SampleMails.Small[random.Next(SampleMails.Small.Count)];

    private static void Change(List<byte> mail, Random random)
    {
        var at = random.Next(mail.Count + 1);
        var length = Math.Min(mail.Count - at, 1 + random.Next(random.Next(4) == 0 ? 2_000 : 20));
        switch (random.Next(8))
        {
            case 0 when at < mail.Count:
                mail[at] = (byte)random.Next(256);
                break;
            case 1:
                mail.RemoveRange(at, length);
                break;
            case 2:
                mail.InsertRange(at, Enumerable.Repeat(mail.GetRange(at, length), 1 + random.Next(3)).SelectMany(bytes => bytes).ToArray());
                break;
            case 3:
                var other = Pick(random);
                var from = random.Next(other.Length);
                mail.InsertRange(at, other[from..Math.Min(other.Length, from + 1 + random.Next(3_000))]);
                break;
            case 4 when random.Next(10) == 0:
                var token = Tokens[random.Next(Tokens.Length)];
                mail.InsertRange(at, Enumerable.Repeat(token, random.Next(Largest / token.Length / 4)).SelectMany(bytes => bytes).ToArray());
                break;
            case 5 when random.Next(4) == 0:
                mail.RemoveRange(at, mail.Count - at);
                break;
            case 6:
                var bytes = new byte[random.Next(30)];
                random.NextBytes(bytes);
                mail.InsertRange(at, bytes);
                break;
            default:
                mail.InsertRange(at, Tokens[random.Next(Tokens.Length)]);
                break;
        }
    }
}
