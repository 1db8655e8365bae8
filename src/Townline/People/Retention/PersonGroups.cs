using Townline.People.Contracts;
using Townline.Platform.Modules;
using Townline.Platform.Retention;
using Townline.Platform.Storage;

namespace Townline.People.Retention;

/// <inheritdoc/>
internal sealed class PersonGroups(IPeople people) : IPersonGroups
{
    public async Task<IReadOnlyList<long>> Of(TownlineDb db, IReadOnlyCollection<long> ids, CancellationToken cancel)
    {
        var all = new HashSet<long>();
        foreach (var id in ids.Where(id => !all.Contains(id)))
        {
            all.UnionWith(await people.SamePerson(db, id, cancel));
        }

        return [.. all.Union(ids).Order()];
    }
}

internal sealed class PeopleRetentionModule : IModule
{
    public void Services(IServiceCollection services) => services.AddSingleton<IPersonGroups, PersonGroups>();
}
