using System.Net;
using Microsoft.EntityFrameworkCore;
using Townline.Channels.Email.Dkim;
using Townline.Channels.Email.Grants;
using Townline.Channels.Email.Smtp;
using Townline.Conversations.Contracts;
using Townline.Platform.Live;
using Townline.Platform.Storage;

namespace Townline.Channels.Email.Outgoing;

/// <summary>Through which server each town sends. Held in memory, and read again when it changes.</summary>
internal sealed class OutgoingBook
{
    private readonly TenantCache<OutgoingRoute> _routes;

    public OutgoingBook(Store store, ChangeSignals signals, SealedText seals, GrantBook book, MailGrants grants) =>
        _routes = new TenantCache<OutgoingRoute>(signals, tenant => Load(store, seals, book, grants, tenant), OutgoingMailSet.What);

    public ValueTask<OutgoingRoute> Of(int tenantId) => _routes.Get(tenantId);

    private static async Task<OutgoingRoute> Load(Store store, SealedText seals, GrantBook book, MailGrants grants, int tenantId)
    {
        await using var db = store.Read(tenantId);
        if (await db.Set<OutgoingServer>().FirstOrDefaultAsync() is not { } row)
        {
            return OutgoingRoute.None;
        }

        var (secret, dkim) = (seals.Open(tenantId, row.Secret), seals.Open(tenantId, row.DkimKey));
        var grant = await book.Find(tenantId, row.Id);
        var setup = new OutgoingMailSetup(row.Host, row.Port, row.Encryption, row.Fingerprint, row.UserName, row.Login, row.MostConnections)
        {
            DkimDomain = row.DkimDomain,
            DkimSelector = row.DkimSelector,
            Grant = grant?.Info(),
            HasSecret = grant is null ? secret is not null : book.IsWhole(grant),
            HasDkimKey = dkim is not null,
            DkimRecord = dkim is null ? null : DkimKey.Record(dkim),
            Version = row.Version,
        };
        var server = new SmtpServer
        {
            Host = row.Host,
            Port = row.Port,
            Security = (SmtpSecurity)row.Encryption,
            Fingerprint = row.Fingerprint,
            User = row.UserName,
            Secret = secret,
            Login = (SmtpLogin)row.Login,
            Tokens = grant is null ? null : new AccountTokens(grants, tenantId, row.Id, row.Version),
            HelloName = Dns.GetHostName() is { Length: > 0 } host && host.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-') ? host : "localhost",
            MostConnections = row.MostConnections,
        };
        var signer = dkim is not null && row is { DkimDomain: { } domain, DkimSelector: { } selector } ? new DkimSigner(domain, selector, dkim) : null;
        return new OutgoingRoute(setup, server, signer);
    }
}

/// <summary>How a town's mail goes out; nulls while it sends none.</summary>
/// <param name="Signer">Null where mails are not signed.</param>
internal sealed record OutgoingRoute(OutgoingMailSetup? Setup, SmtpServer? Server, DkimSigner? Signer)
{
    public static OutgoingRoute None { get; } = new(null, null, null);
}
