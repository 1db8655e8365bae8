using Microsoft.EntityFrameworkCore;
using Townline.People.Contracts;
using Townline.People.Links;
using Townline.People.Merging;
using Townline.Platform.Modules;
using Townline.Platform.Search;

namespace Townline.People;

internal sealed class PeopleModule : IModule
{
    public void Services(IServiceCollection services)
    {
        services.AddSingleton<IPeople, PeopleStore>();
        services.AddSingleton<IPersonEditor, PersonEditor>();
        services.AddSingleton<IPersonRecords, PersonRecords>();
        services.AddSingleton<IMerges, Merges>();
        services.AddSingleton<ILinks, PersonLinks>();
        services.AddSingleton<PersonWords>();
        services.AddSingleton<Candidates>();
        services.AddSingleton<IIndexed, PersonIndex>();
    }

    public void Model(ModelBuilder model)
    {
        model.Entity<Person>(e =>
        {
            e.ToTable("people_person").HasKey(person => person.Id);
            e.Property(person => person.Version).IsConcurrencyToken();
            e.HasIndex(person => new { person.TenantId, person.OrganisationId }).HasFilter("organisation_id IS NOT NULL");

            // Who counts as whom: nearly nobody stands in it.
            e.HasIndex(person => new { person.TenantId, person.RootId }).HasFilter("root_id IS NOT NULL");
        });
        model.Entity<PersonIdentity>(e =>
        {
            e.ToTable("people_identity").HasKey(identity => identity.Id);
            e.HasIndex(identity => new { identity.TenantId, identity.Kind, identity.Value }).IsUnique().HasFilter("standing = 0");
            e.HasIndex(identity => new { identity.TenantId, identity.Kind, identity.Value }, "IX_people_identity_shared").HasFilter("standing = 1");
            e.HasIndex(identity => identity.PersonId);
        });
        model.Entity<Consent>(e =>
        {
            e.ToTable("people_consent").HasKey(consent => consent.Id);
            e.HasIndex(consent => consent.PersonId);
        });
        model.Entity<Link>(e =>
        {
            e.ToTable("people_link").HasKey(link => link.Id);
            e.HasIndex(link => link.FromId);
            e.HasIndex(link => link.ToId);
        });
    }
}
