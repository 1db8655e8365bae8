using Townline.Channels.Email.Mime;
using Townline.Channels.Email.Mime.Addresses;

namespace Townline.Tests.Channels.Email.Mime.Addresses;

public class AddressTests
{
    [Theory]
    [InlineData("List-Post: <mailto:lamps@lists.example>")]
    [InlineData("X-BeenThere: lamps@lists.example")]
    public void Whom_a_list_has_put_itself_before_is_taken_for_the_writer(string list)
    {
        string[] fields = ["From: Ana Sol via Lamps <lamps@lists.example>", "Reply-To: Ana Sol <ana@river.example>", "List-Id: <lamps.lists.example>", "", "It is dark"];
        Assert.Equal("ana@river.example", Mails.Parse([list, .. fields]).Sender.Writer([])!.Address);

        // Who writes as themselves stays who they are, wherever the list wants its answers.
        Assert.Equal("sol@lake.example", Mails.Parse(list, "From: sol@lake.example", "Reply-To: lamps@lists.example", "", "It is dark").Sender.Writer([])!.Address);
    }

    [Theory]
    [InlineData("ana@river.example", "", "ana@river.example")]
    [InlineData("<ana@river.example>", "", "ana@river.example")]
    [InlineData("Ana Sol <Ana@River.example>", "Ana Sol", "Ana@River.example")]
    [InlineData("\"Sol, Ana\" <ana@river.example>", "Sol, Ana", "ana@river.example")]
    [InlineData("Sol, Ana <ana@river.example>", "Sol, Ana", "ana@river.example")]
    [InlineData("\"Ana \\\"Annie\\\" Sol\" <ana@river.example>", "Ana \"Annie\" Sol", "ana@river.example")]
    [InlineData("ana@river.example (Ana Sol)", "Ana Sol", "ana@river.example")]
    [InlineData("'Ana Sol' <ana@river.example>", "Ana Sol", "ana@river.example")]
    [InlineData("=?utf-8?Q?Ana_S=C3=B3l?= <ana@river.example>", "Ana Sól", "ana@river.example")]
    [InlineData("\"=?utf-8?Q?S=C3=B3l,_Ana?=\" <ana@river.example>", "Sól, Ana", "ana@river.example")]
    [InlineData("=?utf-8?Q?S=C3=B3l=2C?= Ana <ana@river.example>", "Sól, Ana", "ana@river.example")]
    [InlineData("Ana Sol ana@river.example", "Ana Sol", "ana@river.example")]
    [InlineData("Ana <mailto:ana@river.example>", "Ana", "ana@river.example")]
    [InlineData("Ana <@a,@b:ana@river.example>", "Ana", "ana@river.example")]
    [InlineData("Ana < ana@river.example >", "Ana", "ana@river.example")]
    [InlineData("Ana <ana@river.example", "Ana", "ana@river.example")]
    [InlineData("\"ana sol\"@river.example", "", "\"ana sol\"@river.example")]
    [InlineData("Ana <ana@bücher.example>", "Ana", "ana@bücher.example")]
    [InlineData("ana@river.example,", "", "ana@river.example")]
    [InlineData(",,ana@river.example;;", "", "ana@river.example")]
    [InlineData("A (one (two)) Sol <ana@river.example>", "A  Sol", "ana@river.example")]
    public void An_address_is_read_however_it_is_written(string raw, string name, string address)
    {
        var one = Assert.Single(AddressReader.Read(raw).Addresses);
        Assert.Equal((name, address, true), (one.Name, one.Address, one.IsValid));
    }

    [Theory]
    [InlineData("a@x.example, b@y.example")]
    [InlineData("A <a@x.example>; B <b@y.example>")]
    [InlineData("Friends: a@x.example, B <b@y.example>;")]
    [InlineData("\"Group, big\": a@x.example, b@y.example; ,")]
    [InlineData("a@x.example (one, two), b@y.example")]
    public void Lists_and_groups_give_their_members(string raw) =>
        Assert.Equal(["a@x.example", "b@y.example"], AddressReader.Read(raw).Addresses.Select(address => address.Address));

    [Theory]
    [InlineData("")]
    [InlineData("undisclosed-recipients:;")]
    [InlineData(",,,")]
    public void An_empty_list_has_nobody(string raw) => Assert.Equal(0, AddressReader.Read(raw).Total);

    [Theory]
    [InlineData("<>")]
    [InlineData("Mailer <>")]
    [InlineData("Mail Delivery Subsystem <MAILER-DAEMON>")]
    [InlineData("Ana Sol")]
    [InlineData("ana@")]
    [InlineData("@river.example")]
    [InlineData("ana@river@lake.example")]
    [InlineData("ana@river..example>,<", "ana@river..example>")]
    [InlineData("<ana@.example>")]
    [InlineData("<a(b)na@river.example>")]
    [InlineData("\"\"\"\"\"\"")]
    [InlineData("((((((")]
    [InlineData("<<<<<<")]
    [InlineData(":::::")]
    public void What_is_no_address_is_never_taken_for_one(string raw, string? _ = null) =>
        Assert.DoesNotContain(AddressReader.Read(raw).Addresses, address => address.IsValid && address.Address != "ana@river..example");

    [Theory]
    [InlineData("=?utf-8?Q?mayor@town.example_=3Cmayor@town.example=3E?= <thief@bad.example>", "thief@bad.example")]
    [InlineData("\"mayor@town.example\" <thief@bad.example>", "thief@bad.example")]
    [InlineData("mayor@town.example <thief@bad.example>", "thief@bad.example")]
    [InlineData("thief@bad.example (<mayor@town.example>)", "thief@bad.example")]
    [InlineData("\"<mayor@town.example>\" <thief@bad.example>", "thief@bad.example")]
    [InlineData("=?utf-8?Q?mayor=40town.example=3E=00?=thief@bad.example", "=?utf-8?Q?mayor=40town.example=3E=00?=thief@bad.example")]
    [InlineData("<=?utf-8?Q?mayor=40town.example=3E?=@bad.example>", "=?utf-8?Q?mayor=40town.example=3E?=@bad.example")]
    [InlineData("=?utf-8?B?bWF5b3JAdG93bi5leGFtcGxl?=", null)]
    public void An_address_that_hides_in_a_name_is_not_the_sender(string from, string? sender) => Assert.Equal(sender, Mails.With($"From: {from}").Sender.Author?.Address);

    [Fact]
    public void Without_a_usable_From_the_next_best_field_says_who_wrote() =>
        Assert.Equal("ana@river.example", Mails.Parse("From: Ana <>", "Return-Path: <bounce@x.example>", "Reply-To: ana@river.example", "", "text").Sender.Author?.Address);

    [Theory]
    [InlineData("From: a@x.example, b@y.example", "a@x.example", true)]
    [InlineData("From: a@x.example\r\nFrom: b@y.example", "a@x.example", true)]
    [InlineData("From: a@x.example", "a@x.example", false)]
    [InlineData("Subject: nobody", null, true)]
    public void Several_or_no_senders_are_told(string fields, string? author, bool isUnclear)
    {
        var mail = Mails.With(fields);
        Assert.Equal((author, isUnclear), (mail.Sender.Author?.Address, mail.Warnings.HasFlag(MailWarnings.SenderUnclear)));
    }

    [Fact]
    public void A_hundred_thousand_recipients_are_counted_and_a_hundred_kept()
    {
        var mail = Mails.With("To: " + string.Join(",\r\n ", Enumerable.Range(0, 100_000).Select(i => $"P{i} <p{i}@x.example>")));
        Assert.Equal((100_000, 100), (mail.To.Total, mail.To.Addresses.Count));
    }
}
