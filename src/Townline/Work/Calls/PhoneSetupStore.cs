using Microsoft.EntityFrameworkCore;
using Townline.Platform.Events;
using Townline.Platform.Live;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Work.Calls;

/// <inheritdoc/>
internal sealed class PhoneSetupStore : IPhoneSetup
{
    private readonly TenantCache<PhoneSetup> _cache;

    public PhoneSetupStore(Store store, ChangeSignals signals) =>
        _cache = new TenantCache<PhoneSetup>(signals, tenant => Load(store, tenant), PhoneSetUp.Name);

    public ValueTask<PhoneSetup> Of(int tenantId) => _cache.Get(tenantId);

    public async Task Save(Unit unit, PhoneSetup setup)
    {
        Check(setup);
        var row = await unit.Db.Set<PhoneSetupRow>().AsTracking().FirstOrDefaultAsync();
        RuleBrokenException.Unless((row?.Version ?? 0) == setup.Version, "phone-stale");
        var before = row?.Read() ?? PhoneSetup.Standard;
        row ??= unit.Add(new PhoneSetupRow { TenantId = unit.TenantId, Extensions = [], Lines = [], Dispositions = [], CallBack = setup.CallBack });
        (row.Extensions, row.Lines, row.Dispositions, row.CallBack) = (setup.Extensions, setup.Lines, setup.Dispositions, setup.CallBack);
        row.Version++;
        await unit.Db.SaveChangesAsync();
        await unit.Publish(new PhoneSetUp { Changes = Differences.Between(before, setup) });
    }

    private static void Check(PhoneSetup setup)
    {
        RuleBrokenException.Unless(setup.Dispositions.Count > 0, "phone-dispositions");
        foreach (var disposition in setup.Dispositions)
        {
            RuleBrokenException.Unless(Rules.IsCode(disposition.Code) && !disposition.Name.IsEmpty, "phone-disposition", disposition.Code);
        }

        var twice = setup.Dispositions.GroupBy(disposition => disposition.Code).FirstOrDefault(group => group.Count() > 1)?.Key
            ?? setup.Extensions.GroupBy(extension => extension.Number).FirstOrDefault(group => group.Count() > 1)?.Key
            ?? setup.Lines.GroupBy(line => line.Number).FirstOrDefault(group => group.Count() > 1)?.Key;
        RuleBrokenException.Unless(twice is null, "phone-twice", twice ?? "");
        RuleBrokenException.Unless(setup.CallBack.Amount >= 1, "phone-promise");
    }

    private static async Task<PhoneSetup> Load(Store store, int tenantId)
    {
        await using var db = store.Read(tenantId);
        return (await db.Set<PhoneSetupRow>().FirstOrDefaultAsync())?.Read() ?? PhoneSetup.Standard;
    }
}
