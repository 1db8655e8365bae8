using Microsoft.EntityFrameworkCore;
using Townline.Platform.Live;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;

namespace Townline.Requests.Catalogue;

/// <inheritdoc/>
internal sealed class CatalogueStore : ICatalogue
{
    private readonly TenantCache<ServiceCatalogue> _cache;

    public CatalogueStore(Store store, ChangeSignals signals) =>
        _cache = new TenantCache<ServiceCatalogue>(signals, tenant => Load(store, tenant), ServiceChanged.Name);

    public ValueTask<ServiceCatalogue> Of(int tenantId) => _cache.Get(tenantId);

    private static async Task<ServiceCatalogue> Load(Store store, int tenantId)
    {
        await using var db = store.Read(tenantId);
        var services = await db.Set<Service>().OrderBy(service => service.Order).ThenBy(service => service.Id).ToListAsync();
        return new ServiceCatalogue(services.Select(service => service.Info()));
    }
}
