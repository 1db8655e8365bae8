using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Townline.Channels.Email.Imap.Protocol;
using Townline.Channels.Email.Lines;

namespace Townline.Tests.Channels.Email.Imap;

public class ImapParserTests
{
    private static readonly ImapLimits Limits = new() { ResponseBytes = 2_000, LiteralBytes = 500, Depth = 5, Literals = 5 };

    /// <summary>What servers say, good and bad.</summary>
    private static readonly string[] Pieces =
    [
        "* ", "t1 ", "+ ", "OK", "NO", "BAD", "BYE", " ", "(", ")", "\"", "\\", "[", "]", "{3}\r\nabc", "{0}\r\n", "{5}", "{99999999999}", "{600}\r\n", "~{2}\r\nab", "{2+}\r\nab", "NIL", "FETCH", "EXISTS", "12", "UID", "BODY[]",
        "BODY[HEADER.FIELDS (DATE)]", "RFC822.SIZE", "INTERNALDATE", "\"17-Jul-1996 02:44:25 -0700\"", "\\Seen", "UIDVALIDITY", "LIST", "4294967296", "-1", "\0", "\xFF", "\r", "\n", "\r\n", "&APw-", "&", "-",
    ];

    private static readonly Gen<byte[]> Said = Gen.OneOf(
        Gen.Elements(Pieces).ListOf().Select(pieces => Encoding.Latin1.GetBytes(string.Concat(pieces))), Gen.Choose(0, 255).Select(number => (byte)number).ArrayOf());

    [Fact]
    public void A_mail_among_what_else_a_server_tells_is_found_whatever_stands_in_it()
    {
        var responses = Read("* 12 FETCH (FLAGS (\\Seen $Old) UID 7 BODY[] {9}\r\na (\"b\r\n{3 INTERNALDATE \"17-Jul-1996 02:44:25 -0700\" RFC822.SIZE 9)\r\n* OK [ALERT] Full {5}\r\nt1 OK done\r\n");

        var items = FetchItems.Of((ImapList)responses[0].Values[0]);
        Assert.Equal((7u, 9L, "a (\"b\r\n{3"), (items.Uid!.Value, items.Size!.Value, Encoding.ASCII.GetString(items.Body!.Bytes!)));
        Assert.Equal(new DateTimeOffset(1996, 7, 17, 2, 44, 25, TimeSpan.FromHours(-7)), items.ReceivedAt);
        Assert.Equal(("ALERT", "Full {5}"), (responses[1].Code!.Name, responses[1].Words));
        Assert.Equal(("t1", ImapStatus.Ok), (responses[2].Tag, responses[2].Status!.Value));
    }

    [Fact]
    public void A_literal_that_is_too_long_is_read_past_and_what_follows_is_understood()
    {
        var responses = Read($"* 1 FETCH (BODY[] {{600}}\r\n{new string('x', 600)} UID 3)\r\n* 2 EXISTS\r\n");

        var items = FetchItems.Of((ImapList)responses[0].Values[0]);
        Assert.Equal((3u, 600L, true), (items.Uid!.Value, items.Body!.Length, items.Body.Bytes is null));
        Assert.Equal(2, responses[1].Number);
    }

    [Theory]
    [InlineData("HTTP/1.1 400 Bad Request\r\n")]
    [InlineData("220 mail.example ESMTP\r\n")]
    [InlineData("* 1 FETCH (((((((((((UID 1\r\n")]
    [InlineData("* 1 FETCH (UID 1\r\n")]
    [InlineData("* LIST \"open\r\n")]
    [InlineData("\r\n")]
    [InlineData("* 1 FETCH {1}\r\na{1}\r\na{1}\r\na{1}\r\na{1}\r\na{1}\r\na\r\n")]
    public void What_is_no_IMAP_is_said_to_be_none(string said) => Assert.Throws<ImapNonsenseException>(() => Read(said));

    [Fact]
    public void A_line_without_end_is_not_kept() => Assert.Throws<ImapNonsenseException>(() => Read(new string('x', 3_000)));

    [Fact]
    public void Any_bytes_are_responses_or_nonsense_or_the_end_of_the_line() =>
        Prop.ForAll(Said.ToArbitrary(), said => Outcome(said, int.MaxValue).Length > 0).Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));

    [Fact]
    public void However_the_bytes_are_cut_into_packets_the_same_is_understood() =>
        Prop.ForAll(
            Said.Zip(Gen.Choose(1, 7)).ToArbitrary(),
            pair => Outcome(pair.Item1, int.MaxValue) == Outcome(pair.Item1, pair.Item2)).Check(Config.QuickThrowOnFailure.WithMaxTest(3_000));

    [Fact]
    public void Names_of_folders_come_back_as_they_were_and_are_plain_letters_on_the_way() =>
        Prop.ForAll(
            Gen.Elements("a", "&", "-", "/", "ü", "日本", "𝄞", "\uD800", " ", "\0", ",").ListOf().Select(string.Concat).ToArbitrary(),
            name => ModifiedUtf7.Read(ModifiedUtf7.Write(name)) == name && ModifiedUtf7.Write(name).All(letter => letter is >= ' ' and <= '~')).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Theory]
    [InlineData("Entwürfe", "Entw&APw-rfe")]
    [InlineData("R&D", "R&-D")]
    [InlineData("~peter/mail/台北/日本語", "~peter/mail/&U,BTFw-/&ZeVnLIqe-")]
    public void Names_are_written_as_the_standard_has_them(string name, string written) => Assert.Equal((written, name), (ModifiedUtf7.Write(name), ModifiedUtf7.Read(written)));

    [Theory]
    [InlineData("&broken")]
    [InlineData("&!-")]
    [InlineData("Entwürfe")]
    public void A_name_that_is_not_written_so_is_left_as_it_is(string written) => Assert.Equal(written, ModifiedUtf7.Read(written));

    [Theory]
    [InlineData("1", 1u)]
    [InlineData("1:3,7,9:10", 1u, 2u, 3u, 7u, 9u, 10u)]
    [InlineData("4294967294:4294967295", 4294967294u, 4294967295u)]
    public void Numbers_in_a_row_are_written_as_one(string written, params uint[] uids) => Assert.Equal(written, UidSet.Write(uids));

    private static List<ImapResponse> Read(string said)
    {
        var (reader, responses) = (Reader(Encoding.Latin1.GetBytes(said), int.MaxValue), new List<ImapResponse>());
        try
        {
            while (true)
            {
                responses.Add(ImapParser.Read(reader.Read(500, default).GetAwaiter().GetResult(), Limits));
            }
        }
        catch (LineFailedException)
        {
            return responses;
        }
    }

    /// <summary>All that was understood, and how it ended.</summary>
    private static string Outcome(byte[] said, int packet)
    {
        var (reader, heard) = (Reader(said, packet), new StringBuilder());
        try
        {
            while (true)
            {
                var response = ImapParser.Read(reader.Read(500, default).GetAwaiter().GetResult(), Limits);
                heard.Append(response.Tag).Append(response.Status).Append(response.Name).Append(response.Number).Append(response.Words).AppendJoin(',', response.Values.Select(Shape)).Append('\n');
            }
        }
        catch (LineFailedException)
        {
            return heard.Append("end").ToString();
        }
        catch (ImapNonsenseException)
        {
            return heard.Append("nonsense").ToString();
        }
    }

    private static string Shape(ImapValue value) => value is ImapList list ? $"({string.Join(' ', list.Values.Select(Shape))})" : value.Text ?? "NIL";

    private static ImapReader Reader(byte[] said, int packet) => new(new Packets(said, packet), Limits, TimeProvider.System);

    private sealed class Packets(byte[] said, int size) : IByteSource
    {
        private int _at;

        public ValueTask<int> Read(Memory<byte> into)
        {
            var some = Math.Min(Math.Min(size, into.Length), said.Length - _at);
            said.AsSpan(_at, some).CopyTo(into.Span);
            _at += some;
            return ValueTask.FromResult(some);
        }
    }
}
