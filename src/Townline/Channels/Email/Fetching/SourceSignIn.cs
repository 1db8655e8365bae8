using Townline.Channels.Email.Grants;
using Townline.Channels.Email.Imap;
using Townline.Channels.Email.Outgoing;
using Townline.Conversations.Contracts;

namespace Townline.Channels.Email.Fetching;

/// <summary>Signs in at the server that a mailbox is fetched from: with a password, or with a token that is typed or renewed here.</summary>
internal sealed class SourceSignIn(IImapServers servers, SealedText secrets, MailGrants grants)
{
    /// <summary>As it is stored.</summary>
    public Task<IImapClient> Stored(FetchJob job, CancellationToken cancel) => job.Source.Grant is null
        ? With(job.Source, secrets.Open(job.TenantId, job.SealedSecret) ?? throw new NoSecretException(), cancel)
        : grants.SignIn(job.TenantId, job.Source.MailboxId, token => With(job.Source, token, cancel), IsRefused, cancel);

    /// <summary>With a password or a token.</summary>
    public Task<IImapClient> With(MailSourceInfo source, string secret, CancellationToken cancel) =>
        servers.Connect(new ImapAccount(source.Host, source.Port, source.Security, source.UserName, secret, source.IsToken), cancel);

    /// <inheritdoc cref="MailGrants.Try"/>
    public Task<IImapClient> Try(int tenantId, MailSourceInfo source, MailGrant grant, string? secret, string? refreshToken, bool mayKeep, CancellationToken cancel) =>
        grants.Try(tenantId, source.MailboxId, grant, secret, refreshToken, mayKeep, token => With(source, token, cancel), IsRefused, cancel);

    private static bool IsRefused(Exception error) => error is ImapFailedException { Trouble: ImapTrouble.LoginRefused };
}
