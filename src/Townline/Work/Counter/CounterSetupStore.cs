using Microsoft.EntityFrameworkCore;
using Townline.Platform.Events;
using Townline.Platform.Live;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Work.Counter;

/// <inheritdoc/>
internal sealed class CounterSetupStore : ICounterSetup
{
    private const int LongestCounter = 20;

    private readonly TenantCache<CounterSetup> _cache;

    public CounterSetupStore(Store store, ChangeSignals signals) =>
        _cache = new TenantCache<CounterSetup>(signals, tenant => Load(store, tenant), CounterSetUp.Name);

    public ValueTask<CounterSetup> Of(int tenantId) => _cache.Get(tenantId);

    public async Task Save(Unit unit, CounterSetup setup)
    {
        Check(setup);
        var row = await unit.Db.Set<CounterSetupRow>().AsTracking().FirstOrDefaultAsync();
        RuleBrokenException.Unless((row?.Version ?? 0) == setup.Version, "counter-stale");
        var before = row?.Read() ?? CounterSetup.Standard;
        row ??= unit.Add(new CounterSetupRow { TenantId = unit.TenantId, Reasons = [], Counters = [], Dispositions = [] });
        (row.Reasons, row.Counters, row.Dispositions) = (setup.Reasons, setup.Counters, setup.Dispositions);
        row.Version++;
        await unit.Db.SaveChangesAsync();
        await unit.Publish(new CounterSetUp { Changes = Differences.Between(before, setup) });
    }

    private static void Check(CounterSetup setup)
    {
        RuleBrokenException.Unless(setup is { Reasons.Count: > 0, Counters.Count: > 0, Dispositions.Count: > 0 }, "counter-lists");
        foreach (var (code, name) in setup.Reasons.Select(reason => (reason.Code, reason.Name)).Concat(setup.Dispositions.Select(disposition => (disposition.Code, disposition.Name))))
        {
            RuleBrokenException.Unless(Rules.IsCode(code) && !name.IsEmpty, "counter-code", code);
        }

        RuleBrokenException.Unless(setup.Counters.All(counter => counter.Length is > 0 and <= LongestCounter), "counter-name", LongestCounter);
        var twice = setup.Reasons.GroupBy(reason => reason.Code).FirstOrDefault(group => group.Count() > 1)?.Key
            ?? setup.Counters.GroupBy(counter => counter).FirstOrDefault(group => group.Count() > 1)?.Key
            ?? setup.Dispositions.GroupBy(disposition => disposition.Code).FirstOrDefault(group => group.Count() > 1)?.Key;
        RuleBrokenException.Unless(twice is null, "counter-twice", twice ?? "");
    }

    private static async Task<CounterSetup> Load(Store store, int tenantId)
    {
        await using var db = store.Read(tenantId);
        return (await db.Set<CounterSetupRow>().FirstOrDefaultAsync())?.Read() ?? CounterSetup.Standard;
    }
}
