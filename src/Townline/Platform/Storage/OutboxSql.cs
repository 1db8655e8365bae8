namespace Townline.Platform.Storage;

/// <summary>SQL of the outbox that both engines speak, but for the row lock.</summary>
internal static class OutboxSql
{
    /// <summary>Takes due rows that are free, and of each order key only the eldest. <paramref name="rowLock"/> e.g. "FOR UPDATE SKIP LOCKED".</summary>
    public static string Claim(string rowLock) =>
        $"""
        UPDATE platform_outbox SET lease_until = @leaseUntil, attempts = attempts + 1
        WHERE id IN (
          SELECT o.id FROM platform_outbox o
          WHERE o.dead = 0 AND o.due_at <= @now AND o.lease_until <= @now
            AND (o.order_key IS NULL OR NOT EXISTS (
              SELECT 1 FROM platform_outbox before
              WHERE before.tenant_id = o.tenant_id AND before.order_key = o.order_key AND before.dead = 0 AND before.id < o.id))
          ORDER BY o.due_at LIMIT @most {rowLock})
        RETURNING id, tenant_id, topic, payload, due_at, order_key, attempts, lease_until, dead, last_error
        """;
}
