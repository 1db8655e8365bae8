using Microsoft.EntityFrameworkCore;
using Townline.Platform.Live;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;

namespace Townline.Requests.Catalogue;

/// <inheritdoc/>
internal sealed class CatalogueStore : ICatalogue
{
    private readonly Store _store;
    private readonly TenantCache<ServiceCatalogue> _cache;

    public CatalogueStore(Store store, ChangeSignals signals)
    {
        _store = store;
        _cache = new TenantCache<ServiceCatalogue>(signals, tenant => Load(store, tenant), ServiceChanged.Name);
    }

    public ValueTask<ServiceCatalogue> Of(int tenantId) => _cache.Get(tenantId);

    public async Task<ServiceForm> FormAt(int tenantId, ServiceInfo service, DateTimeOffset moment, CancellationToken cancel = default)
    {
        await using var db = _store.Read(tenantId);
        var past = await db.Set<PastForm>().Where(form => form.ServiceId == service.Id && form.Until > moment).OrderBy(form => form.Until).FirstOrDefaultAsync(cancel);
        return past?.Form ?? service.Form;
    }

    private static async Task<ServiceCatalogue> Load(Store store, int tenantId)
    {
        await using var db = store.Read(tenantId);
        var services = await db.Set<Service>().OrderBy(service => service.Order).ThenBy(service => service.Id).ToListAsync();
        return new ServiceCatalogue(services.Select(service => service.Info()));
    }
}
