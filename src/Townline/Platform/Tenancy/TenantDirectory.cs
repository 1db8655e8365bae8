using Dapper;
using Townline.Platform.Events;
using Townline.Platform.Live;
using Townline.Platform.Storage;

namespace Townline.Platform.Tenancy;

/// <summary>The towns of this installation, held in memory and read again when one changes.</summary>
internal sealed class TenantDirectory
{
    private readonly Store _store;
    private readonly Lock _lock = new();
    private volatile IReadOnlyList<Tenant>? _all;
    private int _changes;

    public TenantDirectory(Store store, ChangeSignals signals)
    {
        _store = store;
        signals.Changed += (_, kind) =>
        {
            if (kind == TenantChanged.Name)
            {
                lock (_lock)
                {
                    (_all, _changes) = (null, _changes + 1);
                }
            }
        };
    }

    /// <summary>All towns in the order of their ids.</summary>
    public async ValueTask<IReadOnlyList<Tenant>> All(CancellationToken cancel = default) => _all ?? await Load(cancel);

    /// <summary>The town with this id, also one that another process has made a moment ago.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public async ValueTask<Tenant> Get(int id, CancellationToken cancel = default) =>
        (await All(cancel)).FirstOrDefault(tenant => tenant.Id == id)
        ?? (await Load(cancel)).FirstOrDefault(tenant => tenant.Id == id)
        ?? throw new KeyNotFoundException($"There is no town {id}.");

    /// <summary>
    /// The town that a host name means. With one town every host means it; with several an unknown host means none, except that a
    /// loopback or numeric address means the first, so that the operator can look.
    /// </summary>
    public async ValueTask<Tenant?> ByHost(string host, CancellationToken cancel = default)
    {
        var all = await All(cancel);
        foreach (var tenant in all)
        {
            if (tenant.Hosts.Contains(host, StringComparer.OrdinalIgnoreCase))
            {
                return tenant;
            }
        }

        var local = host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || System.Net.IPAddress.TryParse(host.Trim('[', ']'), out _);
        return all.Count == 1 || local ? all.FirstOrDefault() : null;
    }

    /// <summary>The next free number, above those of towns that are not served now.</summary>
    public async Task<int> FreeId(CancellationToken cancel)
    {
        await using var reader = await _store.Engine.OpenReader(cancel);
        return await reader.ExecuteScalarAsync<int>("SELECT coalesce(max(id), 0) + 1 FROM platform_tenant");
    }

    /// <summary>Adds a town inside a unit of work; fails when its id or short name is taken meanwhile.</summary>
    public static async Task Add(Unit unit, Tenant tenant)
    {
        await unit.Execute(TenantRow.New, TenantRow.Of(tenant));
        await unit.Publish(new TenantChanged(tenant.Id));
    }

    /// <summary>Adds or changes a town inside a unit of work. Its secret stays what it was: links that people have must go on working.</summary>
    /// <param name="changes">What is different, for the audit trail.</param>
    /// <param name="reason">Why, for the audit trail.</param>
    public static async Task Save(Unit unit, Tenant tenant, IReadOnlyList<FieldChange>? changes = null, string? reason = null)
    {
        await unit.Execute(TenantRow.Put, TenantRow.Of(tenant));
        await unit.Publish(new TenantChanged(tenant.Id) { Changes = changes ?? [], Reason = reason });
    }

    /// <summary>By plain SQL: every command reads the towns first, and should not have to wait for EF Core's model.</summary>
    private async Task<IReadOnlyList<Tenant>> Load(CancellationToken cancel)
    {
        var changes = Volatile.Read(ref _changes);
        await using var reader = await _store.Engine.OpenReader(cancel);
        var rows = await reader.QueryAsync<TenantRow>(TenantRow.SelectAll);
        IReadOnlyList<Tenant> all = [.. rows.Select(row => row.Tenant())];
        lock (_lock)
        {
            // What was read before a change is not kept after it.
            _all = changes == _changes ? all : _all;
        }

        return all;
    }
}

/// <summary>A town was added or its settings changed.</summary>
internal sealed record TenantChanged(int Id) : DomainEvent
{
    internal const string Name = "tenant.changed";

    public override string Kind => Name;

    public override long? SubjectId => Id;

    public override string? Why => Reason;

    /// <summary>What is different now; empty for a town that was added.</summary>
    public IReadOnlyList<FieldChange> Changes { get; init; } = [];

    public string? Reason { get; init; }
}
