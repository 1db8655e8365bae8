using Microsoft.EntityFrameworkCore;
using Townline.Channels.Email.Outgoing;
using Townline.Conversations.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;

namespace Townline.Channels.Email.Grants;

/// <summary>The stored grants of all towns, their secrets sealed.</summary>
internal sealed class GrantBook(Store store, SealedText seals, TriedTokens tried)
{
    private static readonly Actor Renewer = Actor.System(EmailChannel.ChannelName);

    /// <summary>Longer than a token endpoint may take to answer.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    /// <summary>Null when there is none.</summary>
    public async Task<StoredGrant?> Find(int tenantId, long id, CancellationToken cancel = default)
    {
        await using var db = store.Read(tenantId);
        return await db.Set<StoredGrant>().FirstOrDefaultAsync(row => row.Id == id, cancel);
    }

    /// <summary>The grants of a town by what they are for.</summary>
    public async Task<IReadOnlyDictionary<long, MailGrant>> Of(int tenantId, CancellationToken cancel = default)
    {
        await using var db = store.Read(tenantId);
        return await db.Set<StoredGrant>().ToDictionaryAsync(row => row.Id, row => row.Info(), cancel);
    }

    /// <summary>Whether all that is secret about it is here and can be read.</summary>
    public bool IsWhole(StoredGrant row) => Open(row, row.Info(), null, null) is not null;

    /// <summary>A grant with its secrets: those that are given, otherwise the stored ones.</summary>
    /// <returns>Null when one is missing, or was sealed by another installation.</returns>
    public Grant? Open(StoredGrant? row, MailGrant grant, string? secret, string? refreshToken)
    {
        var client = secret ?? Opened(row, row?.ClientSecret);
        var refresh = grant.IsRefreshed ? refreshToken ?? Opened(row, row?.RefreshToken) : null;
        return client is null || (grant.IsRefreshed && refresh is null) ? null : new Grant(grant, client, refresh);
    }

    /// <summary>Adds, changes or takes away (null) what belongs to an account.</summary>
    /// <param name="secret">Of the client; null for the one that is kept.</param>
    /// <param name="refreshToken">Null for the one that is kept.</param>
    /// <param name="mayKeep">Whether the account is the same: tokens go to no other mail server than what they come from was given for.</param>
    /// <param name="isComplete">Nothing secret may be missing.</param>
    /// <exception cref="RuleBrokenException">A field does not hold, or is missing.</exception>
    public async Task Save(Unit unit, long id, MailGrant? grant, string? secret, string? refreshToken, bool mayKeep, bool isComplete)
    {
        if (grant is null)
        {
            await unit.Db.Set<StoredGrant>().Where(row => row.Id == id).ExecuteDeleteAsync();
            return;
        }

        GrantCheck.Secrets(secret, refreshToken);
        var row = await unit.Db.Set<StoredGrant>().AsTracking().FirstOrDefaultAsync(row => row.Id == id);
        var (keptSecret, keptRefresh) = mayKeep && grant.IsSameClient(row?.Info()) ? (row!.ClientSecret, row.RefreshToken) : (null, null);
        row ??= unit.Add(new StoredGrant { Id = id, TenantId = unit.TenantId, Endpoint = "", ClientId = "", Scope = "" });
        (row.Endpoint, row.ClientId, row.Scope, row.IsRefreshed) = (grant.Endpoint, grant.ClientId, grant.Scope, grant.IsRefreshed);
        row.ClientSecret = seals.Seal(unit.TenantId, secret) ?? keptSecret;
        row.RefreshToken = grant.IsRefreshed ? Sealed(unit.TenantId, grant, refreshToken) ?? keptRefresh : null;
        row.Version = unit.NextId();
        RuleBrokenException.Unless(!isComplete || row.ClientSecret is not null, "mail-grant-secret");
        RuleBrokenException.Unless(!isComplete || !grant.IsRefreshed || row.RefreshToken is not null, "mail-grant-refresh");
        await unit.Db.SaveChangesAsync();
    }

    /// <summary>A new refresh token takes the place of the one that gave it; unless an administrator typed another meanwhile.</summary>
    public Task Replace(StoredGrant row, string refreshToken) => store.Write(row.TenantId, Renewer, unit => unit.Execute(
        "UPDATE email_grant SET refresh_token = @sealedToken WHERE id = @Id AND tenant_id = @TenantId AND refresh_token = @RefreshToken",
        new { sealedToken = seals.Seal(row.TenantId, refreshToken), row.Id, row.TenantId, row.RefreshToken }));

    /// <summary>Works with a grant while no other process does: a refresh token that two use at once is taken for a stolen one by some servers.</summary>
    /// <exception cref="GrantFailedException">There is none any more.</exception>
    public async Task<T> Alone<T>(int tenantId, long id, Func<StoredGrant, Task<T>> work)
    {
        while (!await Claim(tenantId, id))
        {
            await Task.Delay(Look);
            _ = await Find(tenantId, id) ?? throw Missing();
        }

        try
        {
            return await work(await Find(tenantId, id) ?? throw Missing());
        }
        finally
        {
            await store.Write(tenantId, Renewer, unit => unit.Execute("UPDATE email_grant SET renewing_until = 0 WHERE id = @id AND tenant_id = @tenantId", new { id, tenantId }));
        }
    }

    /// <summary>Something that is secret is not here, or cannot be read here.</summary>
    public static GrantFailedException Missing() => new(MailTrouble.NoSecret, "The client secret or the refresh token was sealed by another installation. Enter it again.");

    private string? Opened(StoredGrant? row, string? text) => row is null ? null : seals.Open(row.TenantId, text);

    private string? Sealed(int tenantId, MailGrant grant, string? refreshToken) =>
        refreshToken is null ? null : seals.Seal(tenantId, tried.Current(grant.Endpoint, grant.ClientId, refreshToken));

    private Task<bool> Claim(int tenantId, long id) => store.Write(tenantId, Renewer, async unit => await unit.Execute(
        "UPDATE email_grant SET renewing_until = @until WHERE id = @id AND tenant_id = @tenantId AND renewing_until <= @now",
        new { until = unit.Now + Lease, id, tenantId, now = unit.Now }) == 1);
}
