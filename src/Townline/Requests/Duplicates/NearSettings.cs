using Microsoft.EntityFrameworkCore;
using Townline.Platform.Events;
using Townline.Platform.Live;
using Townline.Platform.Storage;

namespace Townline.Requests.Duplicates;

/// <summary>The weights of each town, held in memory until they change.</summary>
internal sealed class NearSettings
{
    private readonly TenantCache<NearWeights> _cache;

    public NearSettings(Store store, ChangeSignals signals) => _cache = new TenantCache<NearWeights>(signals, tenant => Load(store, tenant), NearWeightsChanged.Name);

    public ValueTask<NearWeights> Of(int tenantId) => _cache.Get(tenantId);

    /// <summary>Keeps a town's own weights instead of those it had; what it leaves out stands as in weights.json.</summary>
    /// <param name="own">A JSON object with some of the weights of <see cref="NearWeights"/>.</param>
    /// <exception cref="System.Text.Json.JsonException">It is no such object.</exception>
    public static async Task Set(Unit unit, string own)
    {
        _ = NearWeights.With(own);
        await unit.Execute(
            "INSERT INTO requests_near_setting (tenant_id, weights) VALUES (@TenantId, @own) ON CONFLICT (tenant_id) DO UPDATE SET weights = excluded.weights",
            new { unit.TenantId, own });
        await unit.Publish(new NearWeightsChanged());
    }

    private static async Task<NearWeights> Load(Store store, int tenantId)
    {
        await using var db = store.Read(tenantId);
        return await db.Set<NearSetting>().FirstOrDefaultAsync() is { } own ? NearWeights.With(own.Weights) : NearWeights.Standard;
    }
}

/// <summary>A town's own weights, as it wrote them.</summary>
internal sealed class NearSetting : ITenantOwned
{
    public int TenantId { get; init; }
    public required string Weights { get; init; }
}

internal sealed record NearWeightsChanged : DomainEvent
{
    internal const string Name = "near-weights.changed";

    public override string Kind => Name;
}
