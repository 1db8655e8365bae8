using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Townline.Channels.Email.Listener;
using Townline.Conversations;
using Townline.Platform.Tenancy;
using Townline.Requests;
using Townline.Tests.Channels.Email.Listener;
using Townline.Tests.Support;

namespace Townline.Tests.Channels.Email;

/// <summary>Somebody who writes a mail, which the town's own mail server delivers over LMTP. What they can read is what a clerk of that town reads.</summary>
internal sealed class EmailSender(TestTown town, Tenant where, Visitor clerk) : ChannelSender
{
    private int _sent;
    private (string Recipient, string Sender, string Mail, string Id) _last;

    public override Task<Answer> Send(Told report)
    {
        var id = $"<{Interlocked.Increment(ref _sent)}.{Guid.NewGuid():N}@mail.example>";
        var from = report.Email is null ? "" : $"From: {report.Email}\r\n";
        var mail = $"{from}Message-ID: {id}\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{report.Text}";
        var recipient = Mailboxes.Address(where).Replace("@", $"+{report.Service}@");
        _last = (recipient, report.Email ?? "", Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(mail)), id);
        return SendAgain();
    }

    public override async Task<Answer> SendAgain()
    {
        var (recipient, sender, mail, id) = _last;
        using var server = await MailServer.Greet(town.Mail);
        var said = await server.Deliver(mail, recipient, sender);
        return said[0] switch
        {
            '2' => new Answer(HttpStatusCode.OK, await NumberOf(id), said, null),

            // A mail server that is put off tries again after some minutes, by itself.
            '4' => new Answer(HttpStatusCode.ServiceUnavailable, null, said, TimeSpan.FromMinutes(5)),
            _ => new Answer(HttpStatusCode.BadRequest, null, said, null),
        };
    }

    public override async Task<string?> Read(Answer report)
    {
        var page = await clerk.Get(string.Create(CultureInfo.InvariantCulture, $"/desk/requests/{report.Number}"));
        return page.Status == HttpStatusCode.OK ? page.Text : null;
    }

    public override void Dispose() => clerk.Dispose();

    private Task<long> NumberOf(string messageId) => town.Read(
        async db =>
        {
            var arrived = await db.Set<Inbound>().SingleAsync(inbound => inbound.ExternalId!.EndsWith(messageId));
            return await db.Set<Request>().Where(request => request.Id == arrived.RequestId).Select(request => request.Number).SingleAsync();
        },
        where);
}
