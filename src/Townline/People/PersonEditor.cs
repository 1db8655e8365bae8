using Microsoft.EntityFrameworkCore;
using Townline.People.Contracts;
using Townline.People.Identities;
using Townline.People.Matching.Town;
using Townline.People.Merging;
using Townline.Platform.Search;
using Townline.Platform.Storage;

namespace Townline.People;

/// <inheritdoc/>
internal sealed class PersonEditor(ISearch search, PersonWords words) : IPersonEditor
{
    public Task Change(Unit unit, long personId, PersonDetails details, string why, int version) =>
        Edit(unit, personId, version, async person =>
        {
            var wanted = Tidy(details);
            var reason = PersonDetailsCheck.Reason(why);
            await PersonDetailsCheck.Check(unit, person, wanted);
            var fields = new List<string>();
            Set(fields, "name", person.Name, wanted.Name, value => person.Name = value);
            Set(fields, "preferred-name", person.PreferredName, wanted.PreferredName, value => person.PreferredName = value);
            Set(fields, "language", person.Language, wanted.Language, value => person.Language = value);
            Set(fields, "channel", person.PreferredChannel, wanted.PreferredChannel, value => person.PreferredChannel = value);
            Set(fields, "interpreter", person.Interpreter, wanted.Interpreter, value => person.Interpreter = value);
            Set(fields, "access", person.AccessNeeds, wanted.AccessNeeds, value => person.AccessNeeds = value);
            Set(fields, "organisation", person.OrganisationId, wanted.OrganisationId, value => person.OrganisationId = value);
            return fields.Count == 0 ? null : new PersonChanged(person.Id, fields) { Reason = reason };
        });

    public Task AddIdentity(Unit unit, long personId, KnownIdentity identity, string why, int version) =>
        Edit(unit, personId, version, async person =>
        {
            var reason = PersonDetailsCheck.Reason(why);
            PersonDetailsCheck.Demand(IdentityValue.IsKind(identity.Kind), "identity-kind");
            var value = IdentityValue.Normal(identity.Kind, identity.Value);
            PersonDetailsCheck.Demand(value is not null, "identity-value");
            await Free(unit, person, identity, value!);
            unit.Add(new PersonIdentity
            {
                Id = unit.NextId(),
                TenantId = unit.TenantId,
                PersonId = person.Id,
                Kind = identity.Kind,
                Value = value!,
                Display = identity.Value.Trim(),
                VerifiedAt = identity.Verified ? unit.Now : null,
                CreatedAt = unit.Now,
                Standing = identity.Shared ? IdentityStanding.Shared : IdentityStanding.Theirs,
            });
            return new IdentityAdded(person.Id, identity.Kind, MaskedValue.Of(value!), identity.Verified) { Reason = reason };
        });

    public Task MarkIdentity(Unit unit, long personId, long identityId, bool verified, string why, int version) =>
        Edit(unit, personId, version, async person =>
        {
            var reason = PersonDetailsCheck.Reason(why);
            var identity = await Find(unit, person, identityId);

            // Of an address that its holder proved, staff can still say that it is this person's.
            if (identity.VerifiedAt is not null == verified && !(verified && identity.ByLink == 1))
            {
                return null;
            }

            (identity.VerifiedAt, identity.ByLink) = (verified ? identity.VerifiedAt ?? unit.Now : null, 0);
            identity.DeadEndAt = verified ? null : identity.DeadEndAt;
            return new IdentityMarked(person.Id, identity.Kind, MaskedValue.Of(identity.Value), verified) { Reason = reason };
        });

    public Task RemoveIdentity(Unit unit, long personId, long identityId, string why, int version) =>
        Edit(unit, personId, version, async person =>
        {
            var reason = PersonDetailsCheck.Reason(why);
            var identity = await Find(unit, person, identityId);
            unit.Db.Remove(identity);
            await unit.Db.SaveChangesAsync();
            await words.Renew(unit, identity.PersonId);
            return new IdentityRemoved(person.Id, identity.Kind, MaskedValue.Of(identity.Value)) { Reason = reason };
        });

    public async Task<long> PassOn(Unit unit, long personId, long identityId, string why, int version)
    {
        var newcomer = personId;
        await Edit(unit, personId, version, async person =>
        {
            var reason = PersonDetailsCheck.Reason(why);
            var identity = await Find(unit, person, identityId);
            var wasTheirs = identity.Standing == IdentityStanding.Theirs;
            (identity.Standing, identity.Until) = (IdentityStanding.Former, unit.Now);
            await unit.Db.SaveChangesAsync();
            newcomer = wasTheirs ? await BeginWith(unit, identity) : person.Id;
            await words.Renew(unit, identity.PersonId);
            return new IdentityPassedOn(person.Id, identity.Kind, MaskedValue.Of(identity.Value), newcomer) { Reason = reason };
        });
        return newcomer;
    }

    public Task Record(Unit unit, long personId, ConsentOrder order, int? version = null) =>
        Edit(unit, personId, version, person =>
        {
            PersonDetailsCheck.Demand(order.Purpose.Length is > 0 and <= 50 && order.Purpose.All(c => char.IsAsciiLetterLower(c) || c == '-'), "consent-purpose");
            PersonDetailsCheck.Demand(order.At is null || order.At <= unit.Now, "consent-future");
            PersonDetailsCheck.Demand(order.Source.Length is > 0 and <= 50, "consent-source");
            PersonDetailsCheck.Demand(order.Wording is null or { Length: <= PersonDetailsCheck.LongestWording }, "consent-wording-long", PersonDetailsCheck.LongestWording);
            unit.Add(new Consent
            {
                Id = unit.NextId(),
                TenantId = unit.TenantId,
                PersonId = person.Id,
                Purpose = order.Purpose,
                Channel = order.Channel,
                Given = order.Given,
                At = order.At ?? unit.Now,
                Source = order.Source,
                Wording = NullIfBlank(order.Wording),
                ByKind = unit.Actor.Kind,
                ById = unit.Actor.Id,
            });
            return Task.FromResult<PersonEvent?>(new ConsentRecorded(person.Id, order.Purpose, order.Channel, order.Given) { Reason = order.Source });
        });

    /// <summary>What every change goes through: load, refuse a stale edit, change, count the version up, find anew, tell.</summary>
    private async Task Edit(Unit unit, long id, int? version, Func<Person, Task<PersonEvent?>> change)
    {
        var person = await Load(unit, id);
        if (person.RootId is { } root)
        {
            person = await Load(unit, root);
        }

        if (version is { } seen && seen != person.Version)
        {
            throw new StalePersonException(person.Id, person.Version);
        }

        if (await change(person) is not { } happened)
        {
            return;
        }

        person.Version++;
        await unit.Db.SaveChangesAsync();
        if (happened is PersonChanged or IdentityAdded or IdentityRemoved or IdentityPassedOn)
        {
            await words.Renew(unit, person.Id);
            MatchKeeper.Ask(unit, person.Id);
        }

        await unit.Publish(happened);
    }

    private static async Task<Person> Load(Unit unit, long id) =>
        await unit.Db.Set<Person>().AsTracking().FirstOrDefaultAsync(known => known.Id == id) ?? throw new KeyNotFoundException($"There is no person {id}.");

    private static async Task<PersonIdentity> Find(Unit unit, Person person, long identityId)
    {
        var cluster = await Clusters.Of(unit.Db, person.Id, CancellationToken.None);
        return await unit.Db.Set<PersonIdentity>().AsTracking()
            .FirstOrDefaultAsync(identity => identity.Id == identityId && cluster.Contains(identity.PersonId) && identity.Standing != IdentityStanding.Former)
            ?? throw new PersonRefusedException("identity-gone");
    }

    /// <summary>Refuses an identity that they have, or that is another's while it is not said to be shared.</summary>
    private static async Task Free(Unit unit, Person person, KnownIdentity identity, string value)
    {
        var holders = await unit.Db.Set<PersonIdentity>()
            .Where(known => known.Kind == identity.Kind && known.Value == value && known.Standing != IdentityStanding.Former)
            .Select(known => new { known.PersonId, known.Standing })
            .ToListAsync();
        var cluster = holders.Count == 0 ? [] : await Clusters.Of(unit.Db, person.Id, CancellationToken.None);
        PersonDetailsCheck.Demand(!holders.Exists(holder => cluster.Contains(holder.PersonId)), "identity-known");
        var owned = holders.Exists(holder => holder.Standing == IdentityStanding.Theirs);
        PersonDetailsCheck.Demand(identity.Shared || !owned, "identity-taken");
        PersonDetailsCheck.Demand(!identity.Shared || owned, "identity-nobodys");
    }

    /// <summary>Somebody of whom nothing is known but this identity.</summary>
    private async Task<long> BeginWith(Unit unit, PersonIdentity identity)
    {
        var id = unit.NextId();
        unit.Add(new Person { Id = id, TenantId = unit.TenantId, CreatedAt = unit.Now });
        unit.Add(new PersonIdentity
        {
            Id = unit.NextId(), TenantId = unit.TenantId, PersonId = id, Kind = identity.Kind, Value = identity.Value, Display = identity.Display, CreatedAt = unit.Now,
        });
        await unit.Db.SaveChangesAsync();
        search.Put(unit, id, PersonText.Kind, PersonText.Of(null, null, [(identity.Value, identity.Display)]), isNew: true);
        return id;
    }

    private static PersonDetails Tidy(PersonDetails details) => details with
    {
        Name = NullIfBlank(details.Name),
        PreferredName = NullIfBlank(details.PreferredName),
        Language = NullIfBlank(details.Language),
        PreferredChannel = NullIfBlank(details.PreferredChannel),
        Interpreter = NullIfBlank(details.Interpreter),
        AccessNeeds = NullIfBlank(details.AccessNeeds),
    };

    private static string? NullIfBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static void Set<T>(List<string> fields, string name, T old, T wanted, Action<T> set)
    {
        if (!EqualityComparer<T>.Default.Equals(old, wanted))
        {
            fields.Add(name);
            set(wanted);
        }
    }
}
