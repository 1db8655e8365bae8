using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Townline.Channels.Email.Listener;

namespace Townline.Tests.Channels.Email.Listener;

public class SmtpEngineProperties
{
    private static readonly Config ManyCases = Config.QuickThrowOnFailure.WithMaxTest(3_000);

    /// <summary>What is said in sessions, good and bad, and bytes of no sense.</summary>
    private static readonly string[] Pieces =
    [
        "EHLO a\r\n", "LHLO a\r\n", "HELO a\r\n", "MAIL FROM:<a@b.example>\r\n", "MAIL FROM:<> SIZE=10\r\n", "MAIL FROM:<> SIZE=1000000\r\n", "RCPT TO:<desk@town.example>\r\n",
        "RCPT TO:<nobody@town.example>\r\n", "RCPT TO:<full@town.example>\r\n", "DATA\r\n", "BDAT 5\r\nabcde", "BDAT 3 LAST\r\nabc", "BDAT 0 LAST\r\n", "BDAT 99999999999\r\n", "RSET\r\n", "NOOP\r\n",
        "STARTTLS\r\n", "QUIT\r\n", "\r\n.\r\n", ".\r\n", "\r\n", "\n", "\r", ".", "..", "\n.\n", "\0", "\u00ff", "Words", "GET / HTTP/1.0\r\n",
        new('x', 100), new('y', 300),
    ];

    private static readonly Gen<string> Talk = Gen.Elements(Pieces).ListOf().Select(string.Concat);
    private static readonly Gen<string> Begun = Talk.Select(rest => $"EHLO a\r\nMAIL FROM:<>\r\nRCPT TO:<desk@town.example>\r\n{rest}");
    private static readonly Gen<byte[]> Said = Gen.OneOf(
        Talk.Select(Encoding.Latin1.GetBytes), Begun.Select(Encoding.Latin1.GetBytes), Gen.Choose(0, 255).Select(number => (byte)number).ArrayOf());

    private static readonly Gen<int[]> Cuts = Gen.Choose(1, 40).NonEmptyListOf().Select(sizes => sizes.ToArray());

    [Fact]
    public void However_the_bytes_are_cut_into_pieces_the_same_is_answered_and_the_same_mails_are_taken() =>
        Prop.ForAll(
            Said.Zip(Cuts).ToArbitrary(),
            pair =>
            {
                var (whole, byByte, inPieces) = (Hear(pair.Item1, int.MaxValue), Hear(pair.Item1, 1), Hear(pair.Item1, pair.Item2));
                return whole == byByte && whole == inPieces;
            }).Check(ManyCases);

    [Fact]
    public void Every_line_of_every_answer_has_a_code_and_is_short_enough() =>
        Prop.ForAll(
            Said.ToArbitrary(),
            said => Hear(said, int.MaxValue).Said.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).All(line =>
                line.Length is >= 4 and <= 510 && line[0] is >= '2' and <= '5' && line[3] is ' ' or '-')).Check(ManyCases);

    private static (string Said, string Taken, bool IsClosed) Hear(byte[] said, params int[] pieces)
    {
        // Encryption forgets what came with it in one piece, which is as it should be; here it would make pieces differ.
        using var talk = new Dialogue(new ListenerLimits { MailBytes = 200, CommandBytes = 150, Recipients = 3, Errors = 5 }, hasTls: false);
        talk.Say(said, pieces);
        return (talk.Heard, string.Join('|', talk.Taken.Select(taken => $"{string.Join(',', taken.Envelope.Recipients)}:{taken.Mail}")), talk.IsClosed);
    }
}
