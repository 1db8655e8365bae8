using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Townline.Platform.Live;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Work.Counter;

/// <inheritdoc/>
internal sealed class CounterDevices : ICounterDevices
{
    private const int SecretBytes = 24;
    private const int LongestName = 100;

    private readonly TenantCache<HashSet<string>> _cache;

    public CounterDevices(Store store, ChangeSignals signals) => _cache = new TenantCache<HashSet<string>>(signals, tenant => Load(store, tenant), DeviceChanged.Name);

    public async Task<string> Add(Unit unit, string name)
    {
        RuleBrokenException.Unless(name.Length is > 0 and <= LongestName, "device-name", LongestName);
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        var row = unit.Add(new DeviceRow { Id = unit.NextId(), TenantId = unit.TenantId, Name = name, Hash = Hash(secret), CreatedAt = unit.Now });
        await unit.Publish(new DeviceChanged(row.Id, name, Revoked: false));
        return secret;
    }

    public async Task Revoke(Unit unit, long id)
    {
        var row = await unit.Db.Set<DeviceRow>().AsTracking().FirstOrDefaultAsync(device => device.Id == id && device.RevokedAt == null);
        if (row is not null)
        {
            row.RevokedAt = unit.Now;
            await unit.Publish(new DeviceChanged(row.Id, row.Name, Revoked: true));
        }
    }

    public async Task<IReadOnlyList<CounterDevice>> All(TownlineDb db, CancellationToken cancel) =>
        await db.Set<DeviceRow>().Where(device => device.RevokedAt == null).OrderByDescending(device => device.Id).Select(device => new CounterDevice(device.Id, device.Name, device.CreatedAt)).ToListAsync(cancel);

    public async ValueTask<bool> IsOne(int tenantId, string? secret) => !string.IsNullOrEmpty(secret) && (await _cache.Get(tenantId)).Contains(Hash(secret));

    private static string Hash(string secret) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    private static async Task<HashSet<string>> Load(Store store, int tenantId)
    {
        await using var db = store.Read(tenantId);
        return [.. await db.Set<DeviceRow>().Where(device => device.RevokedAt == null).Select(device => device.Hash).ToListAsync()];
    }
}
