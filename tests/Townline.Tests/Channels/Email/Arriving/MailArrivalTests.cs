using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Townline.Channels.Email.Unread;
using Townline.Conversations;
using Townline.Conversations.Contracts;
using Townline.People;
using Townline.Platform.Files;
using Townline.Requests.Contracts;
using Townline.Tests.Channels.Email.Listener;
using Townline.Tests.Support;

namespace Townline.Tests.Channels.Email.Arriving;

public class MailArrivalTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task A_mail_becomes_a_request_of_the_mailboxs_service_from_the_one_who_wrote_it(Engine engine)
    {
        var post = await Post.Open(towns, engine);

        var inbound = await post.Write("Bags lie at the corner.\r\n", "Subject: Rubbish\r\n", from: "Rosa Martinez <Rosa@example.org>", sender: "rosa@example.org");

        var request = await post.Request(inbound);
        Assert.Equal(("email", SampleServices.Litter.Id, "Rubbish\n\nBags lie at the corner.", RequestVisibility.Private), (request.Channel, request.ServiceId, request.Description, request.Visibility));
        var person = await post.Town.Read(db => db.Set<Person>().SingleAsync());
        Assert.Equal((person.Id, "Rosa Martinez"), (request.PersonId, person.Name));
        Assert.Equal("rosa@example.org", (await post.Town.Read(db => db.Set<PersonIdentity>().SingleAsync())).Value);
    }

    [Theory]
    [InlineData("From: 'Rosa' via City Desk <desk@TOWN>\r\nX-Original-Sender: rosa@example.org\r\nReply-To: City Desk <desk@TOWN>\r\nList-ID: <desk.town.example>\r\n", "rosa@example.org")]
    [InlineData("From: Rosa via Neighbours <neighbours@lists.example>\r\nX-Original-From: Rosa <rosa@example.org>\r\nX-Original-Sender: bounce@example.org\r\n", "rosa@example.org")]
    [InlineData("From: Rosa <rosa@example.org>\r\nX-Original-Sender: other@example.org\r\nReply-To: reply@example.net\r\n", "rosa@example.org")]
    [InlineData("From: Contact form <no-reply@forms.example>\r\nReply-To: Rosa <rosa@example.org>\r\n", "rosa@example.org")]
    [InlineData("From: Web site <www@DOMAIN>\r\nReply-To: Rosa <rosa@example.org>\r\n", "rosa@example.org")]
    [InlineData("From: A colleague <ben@DOMAIN>\r\nReply-To: <office@DOMAIN>\r\n", "ben@DOMAIN")]
    [InlineData("From: <no-reply@shop.example>\r\n", "no-reply@shop.example")]
    [InlineData("From: <desk@TOWN>\r\nReply-To: <desk@TOWN>\r\n", null)]
    public async Task Lists_groups_and_forms_are_not_taken_for_the_one_who_wrote(string headers, string? writer)
    {
        var post = await Post.Open(towns, Engine.SQLite);
        var domain = post.Desk[(post.Desk.IndexOf('@', StringComparison.Ordinal) + 1)..];
        headers = headers.Replace("TOWN", domain, StringComparison.Ordinal).Replace("DOMAIN", domain, StringComparison.Ordinal);

        Assert.StartsWith("250", await post.Deliver($"{headers}Message-ID: <w@mail.example>\r\n\r\nThe lamp is dark."), StringComparison.Ordinal);

        var identities = await post.Town.Read(db => db.Set<PersonIdentity>().Select(identity => identity.Value).ToListAsync());
        Assert.Equal(writer is null ? [] : [writer.Replace("DOMAIN", domain, StringComparison.Ordinal)], identities);
    }

    [BothEngines]
    public async Task The_mail_is_kept_byte_by_byte_below_what_the_envelope_said(Engine engine)
    {
        var post = await Post.Open(towns, engine);
        const string mail = "From: rosa@example.org\r\nMessage-ID: <raw@mail.example>\r\n\r\n\u00fe\u00ff half a line\r\n";

        await post.Deliver(mail[..^2]);

        var raw = Encoding.Latin1.GetString((await post.Journal("<raw@mail.example>")).Raw);
        Assert.Equal($"Return-Path: <rosa@example.org>\r\nDelivered-To: {post.Desk}\r\n{mail}", raw);
    }

    [BothEngines]
    public async Task A_plus_address_names_a_service_and_an_unknown_one_does_no_harm(Engine engine)
    {
        var post = await Post.Open(towns, engine);

        var hole = await post.Write("A hole", to: post.Desk.Replace("@", "+pothole@"));
        var other = await post.Write("Something", to: post.Desk.Replace("@", "+whatever@").ToUpperInvariant());

        Assert.Equal(SampleServices.Pothole.Id, (await post.Request(hole)).ServiceId);
        Assert.Equal(SampleServices.Litter.Id, (await post.Request(other)).ServiceId);
    }

    [BothEngines]
    public async Task An_address_that_is_nobodys_is_refused_before_the_mail_is_sent(Engine engine)
    {
        var post = await Post.Open(towns, engine);

        Assert.StartsWith("550 5.1.1 The town takes no mail at this address.", await post.Deliver("Words", "mayor@town.example"), StringComparison.Ordinal);
        Assert.StartsWith("550", await post.Deliver("Words", "desk@elsewhere.example"), StringComparison.Ordinal);
        Assert.Equal(0, await post.Count());
    }

    [BothEngines]
    public async Task A_mail_without_an_id_is_known_again_by_its_bytes(Engine engine)
    {
        var post = await Post.Open(towns, engine);

        await post.Deliver("From: rosa@example.org\r\n\r\nOnce");
        await post.Deliver("From: rosa@example.org\r\n\r\nOnce");
        await post.Deliver("From: rosa@example.org\r\n\r\nOnce, and otherwise");
        await post.Write("Malformed", id: "<a@b@c");
        await post.Write("Malformed", id: "<a@b@c");

        Assert.Equal(3, await post.Count());
    }

    [BothEngines]
    public async Task A_mail_to_two_mailboxes_of_two_towns_is_a_message_in_each(Engine engine)
    {
        var post = await Post.Open(towns, engine);
        var other = await post.Town.AddTown("otherton");
        await SampleServices.Add(post.Town, other);
        await Mailboxes.Add(post.Town, other);
        using var server = await MailServer.Greet(post.Town.Mail);

        await server.Ask("MAIL FROM:<rosa@example.org>\r\n");
        await server.Ask($"RCPT TO:<{post.Desk}>\r\n");
        Assert.StartsWith("550", await server.Ask("RCPT TO:<nobody@otherton.example>\r\n"), StringComparison.Ordinal);
        await server.Ask($"RCPT TO:<{Mailboxes.Address(other)}>\r\n");
        await server.Ask("DATA\r\n");
        Assert.StartsWith("250", await server.Ask("Message-ID: <both@mail.example>\r\n\r\nTo both\r\n.\r\n"), StringComparison.Ordinal);
        Assert.StartsWith("250", await server.Hear(), StringComparison.Ordinal);

        Assert.Equal((1, 1), (await post.Count(), await post.Town.Read(db => db.Set<Inbound>().CountAsync(), other)));
    }

    [BothEngines]
    public async Task A_mail_to_two_mailboxes_of_a_town_is_a_request_of_each_that_names_the_other_and_an_answer_to_both_stands_once(Engine engine)
    {
        var post = await Post.Open(towns, engine);
        var roads = post.Desk.Replace("desk@", "roads@");
        await post.Town.Write(unit => post.Town.Get<IMailboxes>().Save(unit, new MailboxInfo(Townline.Platform.Storage.Ids.Next(), "Roads", [roads], SampleServices.Pothole.Id)));
        const string Question = "From: rosa@example.org\r\nMessage-ID: <q@mail.example>\r\n\r\nA hole in front of the town hall";
        const string Answer = "From: rosa@example.org\r\nMessage-ID: <a@mail.example>\r\nIn-Reply-To: <q@mail.example>\r\n\r\nIt grows";

        foreach (var address in new[] { post.Desk, roads })
        {
            Assert.StartsWith("250", await post.Deliver(Question, address), StringComparison.Ordinal);
        }

        var both = await post.Town.Read(db => db.Set<Inbound>().OrderBy(inbound => inbound.Id).Select(inbound => inbound.RequestId!.Value).ToListAsync());
        var numbers = (await post.Town.Get<IRequestQueries>().ByIds(post.Town.Tenant.Id, both, default)).OrderBy(request => request.Id).Select(request => request.Number).ToList();
        Assert.Equal(2, both.Distinct().Count());
        Assert.Equal($"{{\"number\":{numbers[1]}}}", await Twin(both[0]));
        Assert.Equal($"{{\"number\":{numbers[0]}}}", await Twin(both[1]));

        foreach (var address in new[] { post.Desk, roads })
        {
            Assert.StartsWith("250", await post.Deliver(Answer, address), StringComparison.Ordinal);
        }

        Assert.Equal(3, await post.Count());
        Assert.Single((await Task.WhenAll(both.Select(id => post.Messages(id)))).SelectMany(messages => messages), text => text == "It grows");

        async Task<string?> Twin(long requestId) =>
            (await post.Town.Get<ITimelines>().OfRequest(post.Town.Tenant.Id, requestId, Audience.Staff, default)).Single(entry => entry.EventKind == "message.twin").Data;
    }

    [BothEngines]
    public async Task What_hangs_on_a_mail_is_on_its_request_and_what_is_no_file_for_a_town_stays_in_the_mail(Engine engine)
    {
        var post = await Post.Open(towns, engine);
        const string headers = "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n";
        const string body = """
            --b
            Content-Type: text/plain

            See the note.
            --b
            Content-Type: text/plain; name="note.txt"
            Content-Disposition: attachment; filename="note.txt"

            A note of my own.
            --b
            Content-Type: application/x-msdownload; name="virus.exe"
            Content-Disposition: attachment; filename="virus.exe"
            Content-Transfer-Encoding: base64

            TVqQAAMAAAAEAAAA//8AALgAAAAAAAAA
            --b--
            """;

        var inbound = await post.Write(body.ReplaceLineEndings("\r\n"), headers);

        var file = await post.Town.Read(db => db.Set<StoredFile>().SingleAsync());
        Assert.Equal(("note.txt", RequestFileOwner.Name, inbound.RequestId), (file.Name, file.Owner, file.OwnerId));
        var entry = (await post.Town.Get<ITimelines>().OfRequest(post.Town.Tenant.Id, inbound.RequestId!.Value, Audience.Staff, default)).Single(line => line.Kind == EntryKind.Message);
        Assert.Equal(file.Id, Assert.Single(entry.Files).FileId);
        Assert.Contains("virus.exe", Encoding.ASCII.GetString(inbound.Raw), StringComparison.Ordinal);
    }

    [BothEngines]
    public async Task A_mail_of_the_towns_own_that_comes_back_is_left_out_with_a_line_in_the_log(Engine engine)
    {
        var post = await Post.Open(towns, engine);
        var id = Townline.Channels.Email.Threading.OwnMessageId.Of(post.Town.Tenant, 1, 2, "town.example");

        Assert.StartsWith("250", await post.Deliver($"From: {post.Desk}\r\nMessage-ID: {id}\r\n\r\nYour report is received."), StringComparison.Ordinal);

        Assert.Equal(0, await post.Count());
        Assert.Contains(post.Town.Log.From(LogLevel.Information), line => line.Contains("came back", StringComparison.Ordinal));
    }

    [BothEngines]
    public async Task A_mail_that_cannot_be_read_is_kept_once_and_is_a_message_when_the_fault_is_mended(Engine engine)
    {
        var faulty = new FaultyIntake();
        var town = await towns.Fresh(engine, change: services => services.AddSingleton<IIntake>(provider => faulty.Before(ActivatorUtilities.CreateInstance<Townline.Conversations.Intake.IntakeService>(provider))));
        await SampleServices.Add(town);
        await Mailboxes.Add(town);
        var post = new Post(town);
        faulty.IsFaulty = true;

        for (var i = 0; i < 2; i++)
        {
            Assert.StartsWith("250", await post.Deliver("From: rosa@example.org\r\nMessage-ID: <odd@mail.example>\r\n\r\nOdd"), StringComparison.Ordinal);
        }

        var kept = Assert.Single(await town.Get<UnreadMails>().Waiting(town.Tenant.Id, 10, default));
        Assert.Equal((2, true), (kept.Attempts, Encoding.ASCII.GetString(kept.Raw).EndsWith("\r\n\r\nOdd\r\n", StringComparison.Ordinal)));
        Assert.Contains("A fault of the test", kept.Reason, StringComparison.Ordinal);
        Assert.Equal((0, 1), await town.Get<UnreadRetry>().All(town.Tenant.Id, default));

        faulty.IsFaulty = false;
        Assert.Equal((1, 0), await town.Get<UnreadRetry>().All(town.Tenant.Id, default));
        Assert.Equal((0, 0), await town.Get<UnreadRetry>().All(town.Tenant.Id, default));
        Assert.Equal(["Odd"], await post.Messages((await post.Journal("<odd@mail.example>")).RequestId!.Value));
    }

    /// <summary>Intake with a fault that can be mended.</summary>
    private sealed class FaultyIntake : IIntake
    {
        private IIntake? _real;

        public bool IsFaulty { get; set; }

        public FaultyIntake Before(IIntake real)
        {
            _real = real;
            return this;
        }

        public Task<IntakeResult> Receive(InboundMessage message, CancellationToken cancel = default) =>
            IsFaulty ? throw new InvalidOperationException("A fault of the test.") : _real!.Receive(message, cancel);

        public Task ReceiveAll(IReadOnlyList<InboundMessage> messages, CancellationToken cancel = default) =>
            IsFaulty ? throw new InvalidOperationException("A fault of the test.") : _real!.ReceiveAll(messages, cancel);
    }
}
