using Townline.Platform.Events;
using Townline.Platform.Storage;

namespace Townline.Platform.Tenancy;

/// <summary>
/// The town and the actor of the current request: what pages and endpoints ask for to read and write. Scoped; filled by the
/// tenancy middleware, and the actor again after sign-in is known.
/// </summary>
internal sealed class TownContext(Store store) : IDisposable
{
    private TownlineDb? _db;
    private Tenant? _tenant;

    public Tenant Tenant
    {
        get => _tenant ?? throw new InvalidOperationException("No town is known here: the tenancy middleware has not run.");
        set => _tenant = value;
    }

    /// <summary>False where no town is served: health checks, commands.</summary>
    public bool IsKnown => _tenant is not null;

    public int TenantId => Tenant.Id;

    /// <summary>Who acts; an unknown resident on the web until someone better is known.</summary>
    public Actor Actor { get; set; } = new(ActorKind.Resident, null, "web");

    /// <summary>For reading: this town's rows only, not tracked, cannot save.</summary>
    public TownlineDb Db => _db ??= store.Read(TenantId);

    /// <summary>Runs one unit of work as the current actor. May run again after a conflict: database work only.</summary>
    public Task<T> Write<T>(Func<Unit, Task<T>> work, CancellationToken cancel = default) => store.Write(TenantId, Actor, work, cancel);

    /// <inheritdoc cref="Write{T}"/>
    public Task Write(Func<Unit, Task> work, CancellationToken cancel = default) => store.Write(TenantId, Actor, work, cancel);

    public void Dispose() => _db?.Dispose();
}
