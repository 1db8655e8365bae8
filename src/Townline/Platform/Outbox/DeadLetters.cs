using Microsoft.EntityFrameworkCore;
using Townline.Platform.Events;
using Townline.Platform.Storage;

namespace Townline.Platform.Outbox;

/// <summary>What was given up: list, retry, drop.</summary>
internal sealed class DeadLetters(Store store)
{
    /// <summary>The newest dead rows of a town.</summary>
    public async Task<IReadOnlyList<OutboxRow>> List(int tenantId, int most, CancellationToken cancel)
    {
        await using var db = store.Read(tenantId);
        return await db.Set<OutboxRow>().Where(row => row.Dead == 1).OrderByDescending(row => row.DueAt).Take(most).ToListAsync(cancel);
    }

    /// <summary>Puts the row back in line with fresh attempts.</summary>
    /// <returns>False when it is no longer dead.</returns>
    public Task<bool> Retry(int tenantId, Actor actor, long id, CancellationToken cancel) =>
        Change(tenantId, actor, id, "UPDATE platform_outbox SET dead = 0, attempts = 0, lease_until = 0, due_at = @now WHERE id = @id AND tenant_id = @tenant AND dead = 1", "outbox.retried", cancel);

    /// <summary>Deletes the row for good.</summary>
    /// <inheritdoc cref="Retry"/>
    public Task<bool> Drop(int tenantId, Actor actor, long id, CancellationToken cancel) =>
        Change(tenantId, actor, id, "DELETE FROM platform_outbox WHERE id = @id AND tenant_id = @tenant AND dead = 1", "outbox.dropped", cancel);

    private Task<bool> Change(int tenantId, Actor actor, long id, string sql, string kind, CancellationToken cancel) =>
        store.Write(
            tenantId,
            actor,
            async unit =>
            {
                var changed = await unit.Execute(sql, new { id, tenant = tenantId, now = unit.Now }) == 1;
                if (changed)
                {
                    await unit.Publish(new DeadLetterHandled(kind, id));
                }

                return changed;
            },
            cancel);
}

/// <summary>A person retried or dropped a dead letter.</summary>
internal sealed record DeadLetterHandled(string What, long OutboxId) : DomainEvent
{
    public override string Kind => What;

    public override long? SubjectId => OutboxId;
}
