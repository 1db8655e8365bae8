using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Townline.Channels.Email.Mime;
using Townline.Channels.Email.Mime.Addresses;
using Townline.Channels.Email.Mime.Headers;
using Townline.Channels.Email.Mime.Writing;

namespace Townline.Tests.Channels.Email.Mime.Writing;

/// <summary>What is written is read again as it was.</summary>
public class WriterProperties
{
    private static readonly string[] Pieces =
    [
        "a", "lamp", " ", "  ", "\t", "\n", "\n\n", "\r\n", "\r", ".", "\n.\n", "From ", "--", "=_", "=", "=?utf-8?Q?x?=", "?=", "é", "ß", "日本語", "שלום", "🗑️", "𝒳", "\u202E", "\"", "'", "\\", "(", ")", "<", ">", ",", ";", ":", "@", "%41", "\0", "\x1B",
        "[TL-17]", "Re: ", "aVeryLongWordThatGoesOnAndOnAndOnAndOnAndOnAndOnAndOnAndOnAndOnAndOnAndOnAndOnAndOn", "/", "&", "\uFFFD", "\u0085", "\u2028",
    ];

    private static readonly Gen<string> AnyText = Gen.Elements(Pieces).ListOf().Select(pieces => string.Concat(pieces));

    private static readonly Arbitrary<OutgoingMail> AnyMail = (
        from subject in AnyText
        from name in AnyText
        from text in AnyText
        from html in Gen.OneOf(Gen.Constant<string?>(null), AnyText.Select(words => (string?)$"<p>{words}</p>"))
        from files in (from file in AnyText from bytes in Gen.Choose(0, 255).Select(b => (byte)b).ListOf() select new OutgoingFile(file + "x", "image/png", bytes.ToArray())).ListOf(2)
        select new OutgoingMail
        {
            From = new MailAddress(name, "desk@town.example"),
            To = [new MailAddress(name, "rosa@example.org"), new MailAddress("", "\"a b\"@example.org"), new MailAddress("B", "bo@münchen.example")],
            Subject = subject,
            Date = new DateTimeOffset(2026, 11, 23, 9, 5, 7, TimeSpan.FromHours(5.5)),
            MessageId = "<1.2.x@town.example>",
            InReplyTo = "<in@mail.example>",
            References = ["<first@mail.example>", "<in@mail.example>"],
            Text = text,
            Html = html,
            Files = files.ToArray(),
        }).ToArbitrary();

    [Fact]
    public void What_is_written_is_read_again_as_it_was() => Prop.ForAll(AnyMail, mail =>
    {
        var read = MailParser.Parse(MailWriter.Write(mail).Bytes);
        Assert.Equal(Line(mail.Subject), read.Subject ?? "");
        Assert.Equal([("rosa@example.org", Name(mail.To[0].Name)), ("\"a b\"@example.org", ""), ("bo@xn--mnchen-3ya.example", "B")], read.To.Addresses.Select(address => (address.Address, address.Name)));
        Assert.Equal((mail.Date, mail.MessageId), (read.Date, read.MessageId));
        Assert.Equal((mail.InReplyTo, 2), (Assert.Single(read.InReplyTo), read.References.Count));
        if (!string.IsNullOrWhiteSpace(Lines(mail.Text)))
        {
            Assert.Equal(Lines(mail.Text), Lines(read.Text));
        }

        Assert.Equal(mail.Html is null ? null : Lines(mail.Html), read.Html is null ? null : Lines(read.Html));
        Assert.Equal(mail.Files.Select(file => Convert.ToHexString(file.Content.Span)), read.Attachments.Select(file => Convert.ToHexString(file.Content.Span)));
        Assert.Equal(mail.Files.Select(file => HeaderText.Clean(file.Name.Replace('\r', ' ')).Trim()), read.Attachments.Select(file => file.FileName));
        return true;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Fact]
    public void Every_line_is_short_plain_and_ended_as_mails_are() => Prop.ForAll(AnyMail, mail =>
    {
        var bytes = MailWriter.Write(mail).Bytes;
        var text = Encoding.ASCII.GetString(bytes);
        return Array.TrueForAll(bytes, b => b < 128)
            && text.EndsWith("\r\n", StringComparison.Ordinal)
            && text.Split("\r\n").All(line => line.Length <= 78 && !line.Contains('\r') && !line.Contains('\n') && !line.StartsWith("From ", StringComparison.Ordinal));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Fact]
    public void The_same_mail_is_always_the_same_bytes() =>
        Prop.ForAll(AnyMail, mail => MailWriter.Write(mail).Bytes.AsSpan().SequenceEqual(MailWriter.Write(mail with { }).Bytes)).Check(Config.QuickThrowOnFailure);

    private static string Line(string text) => HeaderText.Clean(text.Replace("\r\n", " ").Replace('\r', ' ')).Trim();

    /// <summary>A reader takes one pair of quotes off a name.</summary>
    private static string Name(string text) => Line(text) is ['\'', .., '\''] quoted && quoted.Length > 2 ? quoted[1..^1] : Line(text);

    private static string Lines(string text) => text.Replace("\0", "").Replace("\r\n", "\n").Replace('\r', '\n').TrimEnd('\n');
}
