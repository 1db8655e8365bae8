using System.Collections.Concurrent;
using Townline.Platform.Events;

namespace Townline.Platform.Storage;

/// <summary>A town's running numbers, such as the number of a request. A process takes them in blocks, so gaps happen; doubles cannot.</summary>
internal sealed class Numbers(Store store)
{
    private readonly ConcurrentDictionary<(int Tenant, string Name), Block> _blocks = new();

    /// <summary>The next number, above 0. Call it before the unit of work that uses it, not inside.</summary>
    public ValueTask<long> Next(int tenantId, string name, CancellationToken cancel = default) => Take(tenantId, name, 1, cancel);

    /// <summary>The first of <paramref name="count"/> numbers in a row.</summary>
    public async ValueTask<long> Take(int tenantId, string name, int count, CancellationToken cancel = default)
    {
        var block = _blocks.GetOrAdd((tenantId, name), _ => new Block());
        await block.Gate.WaitAsync(cancel);
        try
        {
            if (block.Left < count)
            {
                // Busy towns take larger blocks; a quiet one leaves small gaps at a restart.
                block.Size = Math.Max(count, Math.Min(block.Size * 2, 1024));
                block.Next = await Reserve(tenantId, name, block.Size, cancel);
                block.Left = block.Size;
            }

            var first = block.Next;
            block.Next += count;
            block.Left -= count;
            return first;
        }
        finally
        {
            block.Gate.Release();
        }
    }

    private Task<long> Reserve(int tenantId, string name, int size, CancellationToken cancel) =>
        store.Write(
            tenantId,
            Actor.System("numbers"),
            unit => unit.QueryFirst<long>(
                """
                INSERT INTO platform_number (tenant_id, name, next) VALUES (@tenantId, @name, 1 + @size)
                ON CONFLICT (tenant_id, name) DO UPDATE SET next = platform_number.next + @size
                RETURNING next - @size
                """,
                new { tenantId, name, size }),
            cancel);

    private sealed class Block
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);
        public int Size { get; set; } = 4;
        public long Next { get; set; }
        public int Left { get; set; }
    }
}

/// <summary>The next free running number of a name in a town.</summary>
internal sealed class NumberRow : ITenantOwned
{
    public int TenantId { get; init; }
    public required string Name { get; init; }
    public long Next { get; set; }
}
