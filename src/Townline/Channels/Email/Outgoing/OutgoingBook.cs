using System.Net;
using Microsoft.EntityFrameworkCore;
using Townline.Channels.Email.Dkim;
using Townline.Channels.Email.Smtp;
using Townline.Conversations.Contracts;
using Townline.Platform.Live;
using Townline.Platform.Storage;

namespace Townline.Channels.Email.Outgoing;

/// <summary>Through which server each town sends. Held in memory, and read again when it changes.</summary>
internal sealed class OutgoingBook
{
    private readonly TenantCache<OutgoingRoute> _routes;

    public OutgoingBook(Store store, ChangeSignals signals, SealedText seals) =>
        _routes = new TenantCache<OutgoingRoute>(signals, tenant => Load(store, seals, tenant), OutgoingMailSet.What);

    public ValueTask<OutgoingRoute> Of(int tenantId) => _routes.Get(tenantId);

    private static async Task<OutgoingRoute> Load(Store store, SealedText seals, int tenantId)
    {
        await using var db = store.Read(tenantId);
        if (await db.Set<OutgoingServer>().FirstOrDefaultAsync() is not { } row)
        {
            return OutgoingRoute.None;
        }

        var (secret, dkim) = (seals.Open(tenantId, row.Secret), seals.Open(tenantId, row.DkimKey));
        var setup = new OutgoingMailSetup(row.Host, row.Port, row.Encryption, row.Fingerprint, row.UserName, row.Login, row.MostConnections)
        {
            DkimDomain = row.DkimDomain,
            DkimSelector = row.DkimSelector,
            HasSecret = secret is not null,
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
