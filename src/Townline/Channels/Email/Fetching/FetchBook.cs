using Dapper;
using Microsoft.EntityFrameworkCore;
using Townline.Channels.Email.Grants;
using Townline.Platform.Events;
using Townline.Platform.Storage;

namespace Townline.Channels.Email.Fetching;

/// <summary>
/// Who fetches which mailbox, and how far it has come. A mailbox is leased to one process, which says again and again that it is there; when it ends,
/// another takes over. Two that fetch the same for a moment do no harm: a mail is known again.
/// </summary>
internal sealed class FetchBook(Store store, GrantBook grants, FetchLimits limits, TimeProvider time)
{
    private static readonly Actor Fetcher = Actor.System(EmailChannel.ChannelName);

    /// <summary>This process, among those that fetch.</summary>
    private readonly long _me = Ids.Next();

    // Properties, not a constructor: the engines give whole numbers in different widths.
    private sealed record Row
    {
        public long Id { get; init; }
        public int TenantId { get; init; }
        public int Version { get; init; }
    }

    /// <summary>Mailboxes of all towns that somebody should fetch and nobody does, with their towns. A handful of rows.</summary>
    public async Task<IReadOnlyList<(long Id, int TenantId)>> Free(CancellationToken cancel)
    {
        await using var reader = await store.Engine.OpenReader(cancel);
        var rows = await reader.QueryAsync<Row>(
            """
            SELECT s.id, s.tenant_id FROM email_source s JOIN email_mailbox m ON m.id = s.id LEFT JOIN email_fetch f ON f.id = s.id
            WHERE s.is_on AND m.is_open AND (f.id IS NULL OR f.lease_until <= @now AND f.next_try_at <= @now) ORDER BY s.id
            """,
            new { now = time.GetUtcNow() });
        return [.. rows.Select(row => (row.Id, row.TenantId))];
    }

    /// <summary>Takes a mailbox for this process.</summary>
    /// <returns>Null when another was faster, or it is not to be fetched any more.</returns>
    public async Task<FetchJob?> Claim(int tenantId, long id)
    {
        var now = time.GetUtcNow();
        var isMine = await store.Write(tenantId, Fetcher, async unit =>
        {
            await unit.Execute(FetchState.Begin, new { id, tenantId });
            return await unit.Execute(
                "UPDATE email_fetch SET owner = @me, lease_until = @until WHERE id = @id AND tenant_id = @tenantId AND lease_until <= @now AND next_try_at <= @now",
                new { me = _me, until = now + limits.Lease, id, tenantId, now }) == 1;
        });
        if (!isMine)
        {
            return null;
        }

        await using var db = store.Read(tenantId);
        var source = await db.Set<MailSource>().FirstOrDefaultAsync(row => row.Id == id);
        var state = await db.Set<FetchState>().FirstOrDefaultAsync(row => row.Id == id);
        return source is null || state is null ? null : new FetchJob(tenantId, source.Info((await grants.Find(tenantId, id))?.Info()), source.Secret, (uint)state.Validity, (uint)state.LastUid, state.Failures, source.Version);
    }

    /// <summary>Says that this process is there.</summary>
    /// <returns>The mailboxes it still has, with the version of their settings; those that are to be fetched no more are left out.</returns>
    public Task<Dictionary<long, int>> Renew() => store.Write(0, Fetcher, async unit =>
    {
        await unit.Execute("UPDATE email_fetch SET lease_until = @until WHERE owner = @me", new { me = _me, until = unit.Now + limits.Lease });
        var rows = await unit.Query<Row>(
            """
            SELECT f.id, s.version FROM email_fetch f JOIN email_source s ON s.id = f.id JOIN email_mailbox m ON m.id = f.id
            WHERE f.owner = @me AND s.is_on AND m.is_open
            """,
            new { me = _me });
        return rows.ToDictionary(row => row.Id, row => row.Version);
    });

    /// <summary>All mails up to there are stored.</summary>
    /// <param name="mails">How many were fetched to come there.</param>
    /// <param name="waiting">How many are known to wait still; 0 when everything is fetched.</param>
    /// <exception cref="LeaseGoneException">Another process fetches this mailbox.</exception>
    public async Task Advance(FetchJob job, uint validity, uint lastUid, int mails, long waiting)
    {
        var touched = await store.Write(job.TenantId, Fetcher, unit => unit.Execute(
            """
            UPDATE email_fetch SET validity = @validity, last_uid = @lastUid, waiting = @waiting, trouble = '', detail = '', trouble_since = NULL, failures = 0,
                fetched_at = CASE WHEN @mails > 0 THEN @now ELSE fetched_at END, caught_up_at = CASE WHEN @waiting = 0 THEN @now ELSE caught_up_at END
            WHERE id = @id AND tenant_id = @TenantId AND owner = @me
            """,
            new { validity = (long)validity, lastUid = (long)lastUid, waiting, mails, now = unit.Now, id = job.Source.MailboxId, unit.TenantId, me = _me }));
        if (touched == 0)
        {
            throw new LeaseGoneException();
        }
    }

    /// <summary>Something went wrong with mails that are stored.</summary>
    /// <param name="remark">Empty when it goes well again.</param>
    public Task Remark(FetchJob job, string remark) => store.Write(job.TenantId, Fetcher, unit => unit.Execute(
        "UPDATE email_fetch SET remark = @remark WHERE id = @id AND tenant_id = @TenantId AND remark <> @remark", new { remark, id = job.Source.MailboxId, unit.TenantId }));

    /// <summary>Gives a mailbox back, because it cannot be fetched now.</summary>
    /// <param name="pause">Until it is tried again, by whichever process.</param>
    public Task Fail(FetchJob job, string trouble, string detail, TimeSpan pause) => store.Write(job.TenantId, Fetcher, unit => unit.Execute(
        """
        UPDATE email_fetch SET owner = 0, lease_until = 0, failures = failures + 1, next_try_at = @next, trouble = @trouble, detail = @detail, trouble_since = COALESCE(trouble_since, @now)
        WHERE id = @id AND tenant_id = @TenantId AND owner = @me
        """,
        new { next = unit.Now + pause, trouble, detail, now = unit.Now, id = job.Source.MailboxId, unit.TenantId, me = _me }));

    /// <summary>Gives a mailbox back, if this process has it.</summary>
    public Task Release(long id) => store.Write(0, Fetcher, unit => unit.Execute("UPDATE email_fetch SET owner = 0, lease_until = 0 WHERE id = @id AND owner = @me", new { id, me = _me }));
}

/// <summary>This process was thought dead, and another fetches the mailbox.</summary>
internal sealed class LeaseGoneException() : Exception("Another process fetches this mailbox.");
