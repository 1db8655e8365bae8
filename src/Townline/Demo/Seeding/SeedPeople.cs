using Townline.Demo.People;
using Townline.People.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Storage;

namespace Townline.Demo.Seeding;

/// <summary>The residents and organisations of Riverton, each as of the day on which the city first heard of them.</summary>
internal sealed class SeedPeople(IPersonRecords records, SeedOnePerson one)
{
    private static readonly Actor Desk = Actor.System("desk");

    /// <returns>Ids of persons by the residents' numbers.</returns>
    public async Task<IReadOnlyDictionary<int, long>> Seed(Unit unit, DemoTown demo)
    {
        unit.Retell(Desk, demo.Residents.Min(resident => resident.Since));
        var organisations = demo.Organisations.ToDictionary(organisation => organisation.Name, organisation => records.Add(unit, Organisation(organisation)));
        var ids = new Dictionary<int, long>();
        foreach (var resident in demo.Residents.OrderBy(resident => resident.Since))
        {
            unit.Retell(Desk, resident.Since);
            long? speaksFor = resident.Organisation is { } name ? organisations[name] : null;
            ids[resident.Number] = records.Add(unit, Resident(resident) with { OrganisationId = speaksFor });
        }

        await unit.Flush();
        await one.Seed(unit, demo, ids);
        await unit.Flush();
        unit.Db.ChangeTracker.Clear();
        return ids;
    }

    private static PersonRecord Resident(DemoResident resident) => new()
    {
        Name = resident.Name,
        PreferredName = resident.PreferredName,
        Language = resident.Language,
        PreferredChannel = resident.PreferredChannel,
        Interpreter = resident.Interpreter,
        AccessNeeds = resident.AccessNeed,
        Identities =
        [
            .. resident.Identities.Select(identity => new KnownIdentity(identity.Kind, identity.Value, identity.Verified)),
            new KnownIdentity(IdentityKind.PostalAddress, $"{resident.Name}, {resident.Home.Line}, {resident.Home.Zip}", false),
        ],
        Consents = [.. resident.Consents.Select(consent => new ConsentCard(consent.Purpose, null, consent.Given, consent.At, "web"))],
    };

    private static PersonRecord Organisation(DemoOrganisation organisation) => new()
    {
        Kind = PersonKind.Organisation,
        Name = organisation.Name,
        Language = "en",
        Identities =
        [
            new KnownIdentity(IdentityKind.Email, organisation.Email, true),
            new KnownIdentity(IdentityKind.PostalAddress, $"{organisation.Name}, {organisation.Address.Line}, {organisation.Address.Zip}", false),
        ],
    };
}
