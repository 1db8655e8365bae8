namespace Townline.Requests.Contracts;

/// <summary>The services of a town, cached in memory.</summary>
internal interface ICatalogue
{
    ValueTask<ServiceCatalogue> Of(int tenantId);

    /// <summary>The form with which a request of that moment was made: its questions and choices as they were worded then.</summary>
    Task<ServiceForm> FormAt(int tenantId, ServiceInfo service, DateTimeOffset moment, CancellationToken cancel = default);
}

/// <summary>All services of one town at one moment.</summary>
internal sealed class ServiceCatalogue
{
    private readonly Dictionary<long, ServiceInfo> _byId;
    private readonly Dictionary<string, ServiceInfo> _byCode;

    public ServiceCatalogue(IEnumerable<ServiceInfo> services)
    {
        All = [.. services];
        Active = [.. All.Where(service => service.Active)];
        _byId = All.ToDictionary(service => service.Id);
        _byCode = All.ToDictionary(service => service.Code, StringComparer.Ordinal);
    }

    /// <summary>Also those no longer offered, since old requests name them.</summary>
    public IReadOnlyList<ServiceInfo> All { get; }

    /// <summary>Those on offer, by group and order.</summary>
    public IReadOnlyList<ServiceInfo> Active { get; }

    public ServiceInfo? ById(long id) => _byId.GetValueOrDefault(id);

    public ServiceInfo? ByCode(string code) => _byCode.GetValueOrDefault(code);
}
