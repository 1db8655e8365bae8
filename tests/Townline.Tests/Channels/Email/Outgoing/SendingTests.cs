using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.EntityFrameworkCore;
using Townline.Channels.Email.Mime;
using Townline.Channels.Email.Threading;
using Townline.Conversations;
using Townline.Conversations.Contracts;
using Townline.Conversations.Delivery;
using Townline.Identity.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;
using Townline.Tests.Channels.Email.Peers;
using Townline.Tests.Support;
using Townline.Work.Tasks;

namespace Townline.Tests.Channels.Email.Outgoing;

/// <summary>Mails that go out through a Postfix as a town has one.</summary>
[Trait("Speed", "Slow")]
public class SendingTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task An_answer_goes_out_as_a_mail_and_what_is_answered_to_it_joins_the_request(Engine engine)
    {
        using var postfix = await Postfix.Receiving();
        var post = await Post.Open(towns, engine);
        await Outbound.Through(post.Town, postfix.Port);
        var first = await post.Write("The lamp is dark", "Subject: Farola apagada\r\n", from: "Rosa Diaz <rosa@example.org>", id: "<first@mail.example>", sender: "rosa@example.org");
        var request = await post.Request(first);

        await Reply(post, request.Id, "Thank you.\n\nWe come on Monday.\n.\nDesk");
        await post.Town.OutboxIsDone();

        var mail = Assert.Single(await postfix.Received(1));
        Assert.Equal(("rosa@example.org", post.Desk), (Assert.Single(mail.To.Addresses).Address, mail.Sender.Author!.Address));
        Assert.Equal($"Re: Farola apagada [TL-{request.Number}]", mail.Subject);
        Assert.Equal(("<first@mail.example>", "<first@mail.example>"), (Assert.Single(mail.InReplyTo), Assert.Single(mail.References)));
        Assert.StartsWith("Thank you.\n\nWe come on Monday.\n.\nDesk\n\n", mail.Text, StringComparison.Ordinal);
        Assert.Contains("<p dir=\"auto\">Thank you.</p>", mail.Html, StringComparison.Ordinal);
        Assert.Null(mail.Headers.Raw("Auto-Submitted"));
        Assert.Equal(request.Id, OwnMessageId.Read(post.Town.Tenant, mail.MessageId!)!.Value.RequestId);
        var delivery = await post.Town.Read(db => db.Set<DeliveryRow>().SingleAsync());
        Assert.Equal((DeliveryState.Sent, mail.MessageId), (delivery.State, delivery.ProviderId));

        var byReference = await post.Write("Good", $"In-Reply-To: {mail.MessageId}\r\n", from: "rosa@home.example");
        var byAddress = await post.Write("Good too", to: Assert.Single(mail.ReplyTo.Addresses).Address, from: "rosa@work.example");
        Assert.Equal((request.Id, request.Id), (byReference.RequestId, byAddress.RequestId));
    }

    [BothEngines]
    public async Task A_closure_goes_out_with_the_way_to_say_not_fixed_and_the_answer_still_broken_opens_it_again(Engine engine)
    {
        using var postfix = await Postfix.Receiving();
        var post = await Post.Open(towns, engine);
        await Outbound.Through(post.Town, postfix.Port);
        var first = await post.Write("The lamp is dark", "Subject: Lamp\r\n");
        await post.Close(first.RequestId!.Value);
        await post.Town.OutboxIsDone();

        var mail = Assert.Single(await postfix.Received(1));
        Assert.Contains("We found nothing.", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Is it not fixed? Answer this mail within 30 days", mail.Text, StringComparison.Ordinal);
        Assert.False((await post.Request(first)).Open);
        var answer = await post.Write("Still broken", $"In-Reply-To: {mail.MessageId}\r\nSubject: Re: {mail.Subject}\r\n");

        Assert.Equal(first.RequestId, answer.RequestId);
        Assert.True((await post.Request(first)).Open);
    }

    [BothEngines]
    public async Task What_the_server_refuses_for_good_has_failed_and_what_it_puts_off_goes_later(Engine engine)
    {
        using var postfix = await Postfix.Receiving("gone@example.org REJECT 5.1.1 There is nobody of this name", "late@example.org DEFER_IF_PERMIT 4.7.1 Greylisted");
        var post = await Post.Open(towns, engine);
        await Outbound.Through(post.Town, postfix.Port);
        await Answer(post, "gone@example.org");
        await Answer(post, "late@example.org");
        await post.Town.OutboxIsDone();

        Assert.Contains("could not be sent", Assert.Single(await post.Town.Read(db => db.Set<TaskRow>().ToListAsync())).What, StringComparison.Ordinal);
        Assert.Equal([(DeliveryState.Failed, true), (DeliveryState.Waiting, false)], (await Deliveries(post)).Select(delivery => (delivery.State, delivery.Detail?.Contains("nobody of this name", StringComparison.Ordinal) == true)));
        Assert.Contains("Greylisted", (await Deliveries(post))[1].Detail, StringComparison.Ordinal);

        await postfix.Allow("late@example.org");
        post.Town.Clock.Move(TimeSpan.FromMinutes(1));
        await post.Town.OutboxIsDone();
        Assert.Equal("late@example.org", Assert.Single((await postfix.Received(1))[0].To.Addresses).Address);
        Assert.Equal(DeliveryState.Sent, (await Deliveries(post))[1].State);
    }

    [BothEngines]
    public async Task A_server_that_is_away_is_tried_for_three_days_and_then_the_clerk_is_told(Engine engine)
    {
        var post = await Post.Open(towns, engine);
        await Outbound.Through(post.Town, Outbound.NobodysPort());
        await Answer(post, "rosa@example.org");

        for (var hour = 0; hour < 72; hour += 4)
        {
            await post.Town.OutboxIsDone();
            Assert.Equal(DeliveryState.Waiting, Assert.Single(await Deliveries(post)).State);
            post.Town.Clock.Move(TimeSpan.FromHours(4));
        }

        await post.Town.OutboxIsDone();
        var delivery = Assert.Single(await Deliveries(post));
        Assert.Equal((DeliveryState.Failed, true), (delivery.State, delivery.Detail!.StartsWith("NotReached", StringComparison.Ordinal)));
    }

    private static async Task Answer(Post post, string to) => await Reply(post, (await post.Write("The lamp is dark", from: to)).RequestId!.Value, "Thank you.");

    /// <summary>A clerk writes it: what the program writes by itself says so.</summary>
    private static async Task Reply(Post post, long requestId, string text)
    {
        using var clerk = await post.Town.SignIn(Role.Agent);
        await post.Town.Get<Store>().Write(
            post.Town.Tenant.Id,
            new Actor(ActorKind.Staff, clerk.Staff!.Id, "desk"),
            unit => post.Town.Get<IConversations>().Reply(unit, requestId, text, []));
    }

    private static Task<List<DeliveryRow>> Deliveries(Post post) => post.Town.Read(db => db.Set<DeliveryRow>().OrderBy(delivery => delivery.Id).ToListAsync());

    [FactNeeding("postfix")]
    public async Task Over_an_encrypted_line_the_certificate_counts_and_one_of_the_servers_own_making_is_trusted_by_its_print()
    {
        using var made = System.Security.Cryptography.RSA.Create(2048);
        var request = new CertificateRequest("CN=mta.example", made, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(7));
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["tls.pem"], $"{made.ExportPkcs8PrivateKeyPem()}\n{certificate.ExportCertificatePem()}\n");
        using var postfix = await Postfix.Receiving([], [$"smtpd_tls_chain_files = {folder["tls.pem"]}", "smtpd_tls_security_level = encrypt", "smtpd_tls_loglevel = 1"]);
        var post = await Post.Open(towns, Engine.SQLite);
        var mail = post.Town.Get<IOutgoingMail>();

        await Outbound.Through(post.Town, Outbound.To(postfix.Port));
        Assert.Equal("SenderRefused", (await mail.Try(post.Town.Tenant.Id, "rosa@example.org", "en")).Trouble);
        await Outbound.Through(post.Town, Outbound.To(postfix.Port) with { Encryption = MailEncryption.StartTls, Version = 1 });
        var strange = await mail.Try(post.Town.Tenant.Id, "rosa@example.org", "en");
        Assert.Equal("Certificate", strange.Trouble);
        Assert.Contains(certificate.GetCertHashString(HashAlgorithmName.SHA256), strange.Said!, StringComparison.Ordinal);
        await Outbound.Through(post.Town, Outbound.To(postfix.Port) with { Encryption = MailEncryption.Tls, Version = 2 });
        Assert.Equal("TlsFailed", (await mail.Try(post.Town.Tenant.Id, "rosa@example.org", "en")).Trouble);
        await Outbound.Through(post.Town, Outbound.To(postfix.Port) with { Encryption = MailEncryption.IfOffered, Version = 3 });
        Assert.Null((await mail.Try(post.Town.Tenant.Id, "rosa@example.org", "en")).Trouble);
        await Outbound.Through(post.Town, Outbound.To(postfix.Port) with { Encryption = MailEncryption.StartTls, Fingerprint = certificate.GetCertHashString(HashAlgorithmName.SHA256), Version = 4 });
        Assert.Null((await mail.Try(post.Town.Tenant.Id, "rosa@example.org", "en")).Trouble);
        Assert.Equal(2, (await postfix.Received(2)).Count);
    }
}
