using Microsoft.EntityFrameworkCore;
using Townline.Platform.Modules;
using Townline.Platform.Retention;
using Townline.Platform.Storage;

namespace Townline.Identity.AccessLog;

/// <summary>Who looked at whose record.</summary>
internal sealed class RetainedLooks : IRetained
{
    public string Name => "looks";

    public Task<int> CountDue(TownlineDb db, RetentionOrder order, int most, CancellationToken cancel) => Due(db, order).Take(most).CountAsync(cancel);

    public async Task<int> Forget(Unit unit, RetentionOrder order, int most)
    {
        var ids = await Due(unit.Db, order).Take(most).Select(look => look.Id).ToListAsync();
        return await unit.Db.Set<PersonAccess>().Where(look => ids.Contains(look.Id)).ExecuteDeleteAsync();
    }

    /// <summary>Ids go with time: by the index of (town, id).</summary>
    private static IQueryable<PersonAccess> Due(TownlineDb db, RetentionOrder order)
    {
        var (people, last) = (order.Held.People, Ids.Least(order.Before));
        var due = db.Set<PersonAccess>().Where(look => look.Id < last);
        due = people.Count == 0 ? due : due.Where(look => !people.Contains(look.PersonId));
        return due.OrderBy(look => look.Id);
    }
}

internal sealed class AccessRetentionModule : IModule
{
    public void Services(IServiceCollection services) => services.AddSingleton<IRetained, RetainedLooks>();
}
