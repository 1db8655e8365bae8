using Microsoft.EntityFrameworkCore;
using Townline.Channels.Email.Grants;
using Townline.Channels.Email.Imap;
using Townline.Channels.Email.Outgoing;
using Townline.Conversations.Contracts;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;

namespace Townline.Channels.Email.Fetching;

/// <inheritdoc/>
internal sealed class MailSources(Store store, SourceSignIn signIn, GrantBook grants, SealedText secrets) : IMailFetching
{
    private const int LongestText = 300;

    public async Task<IReadOnlyDictionary<long, MailFetching>> Of(int tenantId, CancellationToken cancel = default)
    {
        await using var db = store.Read(tenantId);
        var states = await db.Set<FetchState>().ToDictionaryAsync(state => state.Id, cancel);
        var sources = await db.Set<MailSource>().ToListAsync(cancel);
        var rights = await grants.Of(tenantId, cancel);
        return sources.ToDictionary(source => source.Id, source => states.TryGetValue(source.Id, out var state)
            ? new MailFetching(source.Info(rights.GetValueOrDefault(source.Id)), state.CaughtUpAt, state.FetchedAt, state.Waiting, state.Trouble, state.Detail, state.TroubleSince, state.Trouble.Length > 0 ? state.NextTryAt : null, state.Remark)
            : new MailFetching(source.Info(rights.GetValueOrDefault(source.Id)), null, null, 0, "", "", null, null, ""));
    }

    public async Task Save(Unit unit, MailSourceInfo source, string? secret, string? refreshToken = null)
    {
        var known = await unit.Db.Set<MailSource>().FirstOrDefaultAsync(row => row.Id == source.MailboxId);
        Check(source = Trimmed(source));
        var isSame = known is not null && source.IsSameAccount(known.Info((await unit.Db.Set<StoredGrant>().FirstOrDefaultAsync(row => row.Id == source.MailboxId))?.Info()));
        await grants.Save(unit, source.MailboxId, source.Grant, secret, refreshToken, mayKeep: isSame, isComplete: source.IsOn);
        var kept = isSame ? known!.Secret : "";
        RuleBrokenException.Unless(!source.IsOn || source.Grant is not null || !string.IsNullOrEmpty(secret) || kept.Length > 0, "mail-source-secret");
        var isOther = known is null || (known.Host, known.UserName, known.Folder) != (source.Host, source.UserName, source.Folder);
        var row = known ?? unit.Add(new MailSource { Id = source.MailboxId, TenantId = unit.TenantId, Host = "", UserName = "", Secret = "", Folder = "", MoveTo = "" });
        (row.Host, row.Port, row.Security, row.UserName, row.IsToken) = (source.Host, source.Port, source.Security, source.UserName, source.IsToken);
        (row.Folder, row.After, row.MoveTo, row.Since, row.IsOn) = (source.Folder, source.After, source.MoveTo, source.Since, source.IsOn);
        (row.Version, row.Secret) = (row.Version + 1, source.Grant is null ? secrets.Seal(unit.TenantId, secret) ?? kept : "");
        await unit.Db.SaveChangesAsync();

        // What was wrong may be mended now, so it is tried at once.
        var which = new { id = row.Id, tenantId = unit.TenantId };
        await unit.Execute(FetchState.Begin, which);
        await unit.Execute("UPDATE email_fetch SET trouble = '', detail = '', trouble_since = NULL, failures = 0, next_try_at = 0, remark = '' WHERE id = @id AND tenant_id = @tenantId", which);
        if (isOther)
        {
            await unit.Execute("UPDATE email_fetch SET validity = 0, last_uid = 0, waiting = 0, caught_up_at = NULL WHERE id = @id AND tenant_id = @tenantId", which);
        }

        await unit.Publish(new MailSourceChanged(row.Id, row.Host, row.Port, row.Folder, row.IsOn));
    }

    public async Task<FetchTrial> Test(int tenantId, MailSourceInfo source, string? secret, string? refreshToken, CancellationToken cancel)
    {
        IReadOnlyList<string> folders = [];
        try
        {
            Check(source = Trimmed(source));
            await using var client = await Connect(tenantId, source, secret, refreshToken, cancel);
            folders = await client.Folders(cancel);
            var folder = await client.Select(source.Folder, readOnly: true, cancel);
            var hasTarget = source.After != AfterFetch.Move || folders.Contains(source.MoveTo);
            await client.Leave();
            return new FetchTrial(hasTarget ? "" : MailTrouble.NoTarget, hasTarget ? "" : source.MoveTo, folders, folder.Mails);
        }
        catch (Exception error) when (error is IOException or NoSecretException)
        {
            var (code, detail) = Troubles.Of(error);
            return new FetchTrial(code, detail, folders, 0);
        }
    }

    /// <summary>What is not typed is taken from what is stored, for the same account.</summary>
    private async Task<IImapClient> Connect(int tenantId, MailSourceInfo source, string? secret, string? refreshToken, CancellationToken cancel)
    {
        await using var db = store.Read(tenantId);
        var known = await db.Set<MailSource>().FirstOrDefaultAsync(row => row.Id == source.MailboxId, cancel);
        var isSame = known is not null && source.IsSameAccount(known.Info((await grants.Find(tenantId, source.MailboxId, cancel))?.Info()));
        if (source.Grant is { } grant)
        {
            return await signIn.Try(tenantId, source, grant, secret, refreshToken, mayKeep: isSame, cancel);
        }

        RuleBrokenException.Unless(secret is not null || (isSame && known!.Secret.Length > 0), "mail-source-secret");
        return await signIn.With(source, secret ?? secrets.Open(tenantId, known!.Secret) ?? throw new NoSecretException(), cancel);
    }

    private static MailSourceInfo Trimmed(MailSourceInfo source) => source with
    {
        Host = source.Host.Trim(),
        UserName = source.UserName.Trim(),
        Folder = source.Folder.Trim(),
        MoveTo = source.After == AfterFetch.Move ? source.MoveTo.Trim() : "",
        Grant = source is { IsToken: true, Grant: { } grant } ? GrantCheck.Checked(grant) : null,
    };

    private static void Check(MailSourceInfo source)
    {
        RuleBrokenException.Unless(source.Host is { Length: > 0 and <= LongestText } host && Uri.CheckHostName(host.Trim('[', ']')) != UriHostNameType.Unknown, "mail-source-host");
        RuleBrokenException.Unless(source.Port is > 0 and <= ushort.MaxValue, "mail-source-port");
        RuleBrokenException.Unless(source.UserName is { Length: > 0 and <= LongestText }, "mail-source-user");
        RuleBrokenException.Unless(source.Folder is { Length: > 0 and <= LongestText }, "mail-source-folder");
        RuleBrokenException.Unless(source.After != AfterFetch.Move || (source.MoveTo is { Length: > 0 and <= LongestText } target && target != source.Folder), "mail-source-move");
    }
}
