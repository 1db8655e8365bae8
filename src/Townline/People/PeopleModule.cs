using Microsoft.EntityFrameworkCore;
using Townline.People.Contracts;
using Townline.Platform.Modules;

namespace Townline.People;

internal sealed class PeopleModule : IModule
{
    public void Services(IServiceCollection services)
    {
        services.AddSingleton<IPeople, PeopleStore>();
        services.AddSingleton<IPersonEditor, PersonEditor>();
        services.AddSingleton<IPersonRecords, PersonRecords>();
    }

    public void Model(ModelBuilder model)
    {
        model.Entity<Person>(e =>
        {
            e.ToTable("people_person").HasKey(person => person.Id);
            e.Property(person => person.Version).IsConcurrencyToken();
            e.HasIndex(person => new { person.TenantId, person.OrganisationId }).HasFilter("organisation_id IS NOT NULL");
        });
        model.Entity<PersonIdentity>(e =>
        {
            e.ToTable("people_identity").HasKey(identity => identity.Id);
            e.HasIndex(identity => new { identity.TenantId, identity.Kind, identity.Value }).IsUnique();
            e.HasIndex(identity => identity.PersonId);
        });
        model.Entity<Consent>(e =>
        {
            e.ToTable("people_consent").HasKey(consent => consent.Id);
            e.HasIndex(consent => consent.PersonId);
        });
    }
}
