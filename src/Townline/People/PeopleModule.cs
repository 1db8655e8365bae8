using Microsoft.EntityFrameworkCore;
using Townline.People.Contracts;
using Townline.People.Identities;
using Townline.People.Links;
using Townline.People.Matching.Town;
using Townline.People.Merging;
using Townline.Platform.Events;
using Townline.Platform.Modules;
using Townline.Platform.Outbox;
using Townline.Platform.Search;

namespace Townline.People;

internal sealed class PeopleModule : IModule
{
    public void Services(IServiceCollection services)
    {
        services.AddSingleton<IPeople, PeopleStore>();
        services.AddSingleton<DeadEnds>();
        services.AddSingleton<IPersonEditor, PersonEditor>();
        services.AddSingleton<IPersonRecords, PersonRecords>();
        services.AddSingleton<IMerges, Merges>();
        services.AddSingleton<ILinks, PersonLinks>();
        services.AddSingleton<PersonWords>();
        services.AddSingleton<Candidates>();
        services.AddSingleton<TownScorers>();
        services.AddSingleton<Matcher>();
        services.AddSingleton<MatchKeeper>();
        services.AddSingleton<IOutboxHandler>(all => all.GetRequiredService<MatchKeeper>());
        services.AddSingleton<MatchSweep>();
        services.AddHostedService(all => all.GetRequiredService<MatchSweep>());
        services.AddSingleton<Verdicts>();
        services.AddSingleton<IListen>(all => all.GetRequiredService<Verdicts>());
        services.AddSingleton<ISuggestions, Suggestions>();
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

            // The addresses of a resident's account: few ever have one.
            e.HasIndex(identity => new { identity.TenantId, identity.AccountId }).HasFilter("account_id IS NOT NULL");
            e.Property(identity => identity.ByLink).HasDefaultValue(0);
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
        model.Entity<MatchCard>(e =>
        {
            e.ToTable("people_match_card").HasKey(card => card.PersonId);
            e.HasIndex(card => new { card.TenantId, card.Key1, card.PersonId }).HasFilter("key1 IS NOT NULL");
            e.HasIndex(card => new { card.TenantId, card.Key2, card.PersonId }).HasFilter("key2 IS NOT NULL");
            e.HasIndex(card => new { card.TenantId, card.Key3, card.PersonId }).HasFilter("key3 IS NOT NULL");
            e.HasIndex(card => new { card.TenantId, card.Key4, card.PersonId }).HasFilter("key4 IS NOT NULL");
            e.HasIndex(card => new { card.TenantId, card.Key5, card.PersonId }).HasFilter("key5 IS NOT NULL");
            e.HasIndex(card => new { card.TenantId, card.Key6, card.PersonId }).HasFilter("key6 IS NOT NULL");
        });
        model.Entity<Pair>(e =>
        {
            e.ToTable("people_pair").HasKey(pair => pair.Id);
            e.HasIndex(pair => new { pair.FirstId, pair.SecondId }).IsUnique();
            e.HasIndex(pair => pair.SecondId);

            // 0 = nobody has decided: the list of the strongest.
            e.HasIndex(pair => new { pair.TenantId, pair.Score }).HasFilter("verdict = 0");
        });
        model.Entity<Lesson>().ToTable("people_lesson").HasKey(lesson => new { lesson.TenantId, lesson.Pattern });
    }
}
