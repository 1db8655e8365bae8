using Dapper;
using Townline.Platform.Events;
using Townline.Platform.Storage;

namespace Townline.Platform.Tenancy;

/// <summary>
/// Towns that are being brought in or taken away. They have a number and rows, but nobody is served by them; a lease says whether the process
/// that is at it still lives.
/// </summary>
internal sealed class UnservedTowns(Store store, TimeProvider time)
{
    /// <summary>How long after its last sign of life a process counts as dead.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(15);

    private static readonly Actor Us = Actor.System("transfer");

    /// <summary>All of them, in the order of their ids.</summary>
    public async Task<IReadOnlyList<UnservedTown>> All(CancellationToken cancel)
    {
        await using var reader = await store.Engine.OpenReader(cancel);
        return (await reader.QueryAsync<UnservedTown>("SELECT id, name, state, lease_until FROM platform_tenant WHERE state <> 0 ORDER BY id")).AsList();
    }

    /// <summary>Gives a town that arrives the next free number, and the lease on it. Its hosts and names are not looked at.</summary>
    public Task<int> Reserve(TenantRow row, CancellationToken cancel) => store.Write(
        0,
        Us,
        async unit =>
        {
            var id = await unit.QueryFirst<int>("SELECT coalesce(max(id), 0) + 1 FROM platform_tenant");
            await unit.Execute(
                """
                INSERT INTO platform_tenant (id, slug, name, jurisdiction_id, time_zone, languages, hosts, settings, secret, created_at, state, lease_until)
                VALUES (@id, @Slug, @Name, @JurisdictionId, @TimeZone, @Languages, @Hosts, @Settings, @Secret, @CreatedAt, 1, @until)
                """,
                new { id, row.Slug, row.Name, row.JurisdictionId, row.TimeZone, row.Languages, row.Hosts, row.Settings, row.Secret, row.CreatedAt, until = Until() });
            return id;
        },
        cancel);

    /// <summary>Renews the lease with a unit that writes rows of the town, which thereby fails when another process has taken the town over.</summary>
    /// <exception cref="TownTakenOverException">It has.</exception>
    public async Task Keep(Unit unit)
    {
        if (await unit.Execute("UPDATE platform_tenant SET lease_until = @until WHERE id = @TenantId AND state <> 0", new { unit.TenantId, until = Until() }) != 1)
        {
            throw new TownTakenOverException();
        }
    }

    /// <summary>Takes over what a dead process has left, or ends the serving of a town: from now on it only leaves.</summary>
    /// <param name="isMine">The lease is this process's own.</param>
    /// <returns>False when somebody else is at it.</returns>
    public Task<bool> StartLeaving(int id, bool isMine, CancellationToken cancel) => store.Write(
        0,
        Us,
        async unit =>
        {
            var taken = await unit.Execute(
                "UPDATE platform_tenant SET state = 2, lease_until = @until WHERE id = @id AND (state = 0 OR lease_until <= @before)",
                new { id, until = Until(), before = isMine ? long.MaxValue : time.GetUtcNow().ToUnixTimeMilliseconds() }) == 1;
            await unit.Publish(new TenantChanged(id));
            return taken;
        },
        cancel);

    /// <summary>The last trace of a town goes.</summary>
    public Task Forget(int id, CancellationToken cancel) =>
        store.Write(0, Us, unit => unit.Execute("DELETE FROM platform_tenant WHERE id = @id AND state = 2", new { id }), cancel);

    /// <summary>From now on the town is served.</summary>
    /// <exception cref="TownTakenOverException">Another process has taken it over.</exception>
    public Task Open(int id, CancellationToken cancel) => store.Write(
        0,
        Us,
        async unit =>
        {
            if (await unit.Execute("UPDATE platform_tenant SET state = 0, lease_until = 0 WHERE id = @id AND state = 1", new { id }) != 1)
            {
                throw new TownTakenOverException();
            }

            // In nobody's log, so that the town's own stays as it was exported.
            await unit.Publish(new TenantChanged(id));
        },
        cancel);

    private long Until() => (time.GetUtcNow() + Lease).ToUnixTimeMilliseconds();
}

/// <summary>A town that is not served now; the lease ends at unix ms.</summary>
internal sealed record UnservedTown
{
    public int Id { get; init; }
    public string Name { get; init; } = "";
    public TenantState State { get; init; }
    public long LeaseUntil { get; init; }
}

/// <summary>Another process has cleared this town away.</summary>
internal sealed class TownTakenOverException() : Exception("Another import has taken over.");
