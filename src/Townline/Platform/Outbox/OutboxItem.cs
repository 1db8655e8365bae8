using Townline.Platform.Events;
using Townline.Platform.Storage;

namespace Townline.Platform.Outbox;

/// <summary>A claimed outbox row in the hands of its handler.</summary>
internal sealed class OutboxItem(Store store, OutboxRow row)
{
    /// <summary>Idempotency key for calls to the outside: the same at every attempt.</summary>
    public long Id => row.Id;
    public int TenantId => row.TenantId;

    /// <summary>1 at the first attempt.</summary>
    public int Attempts => row.Attempts;

    internal bool Completed { get; private set; }

    public T Payload<T>() => JsonColumn.Read<T>(row.Payload);

    /// <summary>
    /// Deletes the row and applies its effect in one unit, so that the effect happens exactly once. Call it after any call to
    /// the outside.
    /// </summary>
    /// <param name="actor">Who stands on what it does; null: the outbox itself.</param>
    /// <exception cref="LeaseLostException">Somebody else has done it in the meantime; nothing is applied.</exception>
    public async Task Complete(Func<Unit, Task> effect, CancellationToken cancel = default, Actor? actor = null)
    {
        await store.Write(
            row.TenantId,
            actor ?? Actor.System("outbox"),
            async unit =>
            {
                if (await unit.Execute("DELETE FROM platform_outbox WHERE id = @Id AND attempts = @Attempts", new { row.Id, row.Attempts }) != 1)
                {
                    throw new LeaseLostException();
                }

                await effect(unit);
            },
            cancel);
        Completed = true;
    }
}

/// <summary>The lease ran out and another process took the row over.</summary>
internal sealed class LeaseLostException() : Exception("Another process has taken this outbox row over.");
