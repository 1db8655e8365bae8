using System.Collections.Concurrent;

namespace Townline.Platform.Live;

/// <summary>
/// Something of a town that is read often and changes seldom (its catalogue, areas, keys): loaded once and dropped when an event of
/// one of the given kinds is committed by any process.
/// </summary>
internal sealed class TenantCache<T>
    where T : class
{
    private readonly ConcurrentDictionary<int, Lazy<Task<T>>> _values = new();
    private readonly Func<int, Task<T>> _load;

    /// <param name="signals">The process's change signals.</param>
    /// <param name="load">Loads the value for a tenant id.</param>
    /// <param name="kinds">Event kinds that make it stale; a kind ending in "." means all that start so.</param>
    public TenantCache(ChangeSignals signals, Func<int, Task<T>> load, params string[] kinds)
    {
        _load = load;
        signals.Changed += (tenant, kind) =>
        {
            if (kinds.Any(k => k == kind || (k.EndsWith('.') && kind.StartsWith(k, StringComparison.Ordinal))))
            {
                _values.TryRemove(tenant, out _);
            }
        };
    }

    public async ValueTask<T> Get(int tenantId)
    {
        var lazy = _values.GetOrAdd(tenantId, id => new Lazy<Task<T>>(() => _load(id)));
        try
        {
            return await lazy.Value;
        }
        catch
        {
            // A failed load is not kept.
            _values.TryRemove(new KeyValuePair<int, Lazy<Task<T>>>(tenantId, lazy));
            throw;
        }
    }
}
