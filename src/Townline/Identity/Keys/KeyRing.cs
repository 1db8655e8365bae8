using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Townline.Platform.Live;
using Townline.Platform.Storage;

namespace Townline.Identity.Keys;

/// <summary>The live keys of each town in memory, by hash; read again when one is made or revoked anywhere.</summary>
internal sealed class KeyRing(Store store, ChangeSignals signals)
{
    private readonly TenantCache<FrozenDictionary<string, ApiKeyRow>> _keys = new(signals, id => Load(store, id), ApiKeyCreated.Name, ApiKeyRevoked.Name);

    /// <summary>The live key with this hash, or null.</summary>
    public async ValueTask<ApiKeyRow?> Find(int tenantId, string hash) => (await _keys.Get(tenantId)).GetValueOrDefault(hash);

    private static async Task<FrozenDictionary<string, ApiKeyRow>> Load(Store store, int tenantId)
    {
        await using var db = store.Read(tenantId);
        var live = await db.Set<ApiKeyRow>().Where(key => key.RevokedAt == null).ToListAsync();
        return live.ToFrozenDictionary(key => key.Hash, StringComparer.Ordinal);
    }
}
