namespace Townline.Platform.Live;

/// <summary>
/// Says in this process that an event of some kind was committed, by this process (at once) or by another (as soon as it is
/// seen). For dropping caches and waking live pages; carries no data.
/// </summary>
internal sealed class ChangeSignals
{
    /// <summary>Tenant and event kind. Handlers are quick and do not throw.</summary>
    public event Action<int, string>? Changed;

    public void Raise(int tenantId, string kind) => Changed?.Invoke(tenantId, kind);
}
