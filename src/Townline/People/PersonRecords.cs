using Townline.People.Contracts;
using Townline.People.Identities;
using Townline.Platform.Search;
using Townline.Platform.Storage;

namespace Townline.People;

/// <inheritdoc/>
internal sealed class PersonRecords(ISearch search) : IPersonRecords
{
    public long Add(Unit unit, PersonRecord person)
    {
        var id = unit.NextId();
        unit.Add(new Person
        {
            Id = id,
            TenantId = unit.TenantId,
            Kind = person.Kind,
            Name = person.Name,
            PreferredName = person.PreferredName,
            Language = person.Language,
            PreferredChannel = person.PreferredChannel,
            Interpreter = person.Interpreter,
            AccessNeeds = person.AccessNeeds,
            OrganisationId = person.OrganisationId,
            CreatedAt = unit.Now,
        });
        search.Put(unit, id, PersonText.Kind, PersonText.Of(person.Name, person.PreferredName, person.Identities.Select(identity => (IdentityValue.Normal(identity.Kind, identity.Value) ?? "", identity.Value))), isNew: true);
        foreach (var identity in person.Identities)
        {
            unit.Add(Identity(unit, id, identity));
        }

        foreach (var consent in person.Consents)
        {
            unit.Add(new Consent
            {
                Id = unit.NextId(),
                TenantId = unit.TenantId,
                PersonId = id,
                Purpose = consent.Purpose,
                Channel = consent.Channel,
                Given = consent.Given,
                At = consent.At,
                Source = consent.Source,
                Wording = consent.Wording,
                ByKind = unit.Actor.Kind,
                ById = unit.Actor.Id,
            });
        }

        return id;
    }

    private static PersonIdentity Identity(Unit unit, long person, KnownIdentity identity) => new()
    {
        Id = unit.NextId(),
        TenantId = unit.TenantId,
        PersonId = person,
        Kind = identity.Kind,
        Value = IdentityValue.Normal(identity.Kind, identity.Value) ?? throw new ArgumentException($"'{identity.Value}' is no {identity.Kind}.", nameof(identity)),
        Display = identity.Value,
        VerifiedAt = identity.Verified ? unit.Now : null,
        CreatedAt = unit.Now,
        Standing = identity.Shared ? IdentityStanding.Shared : IdentityStanding.Theirs,
    };
}
