using Microsoft.EntityFrameworkCore;
using Townline.People.Contracts;
using Townline.People.Identities;
using Townline.Platform.Search;
using Townline.Platform.Storage;

namespace Townline.People;

/// <inheritdoc/>
internal sealed class PersonEditor(ISearch search) : IPersonEditor
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
            return fields.Count == 0 ? null : new PersonChanged(personId, fields) { Reason = reason };
        });

    public Task AddIdentity(Unit unit, long personId, KnownIdentity identity, string why, int version) =>
        Edit(unit, personId, version, async person =>
        {
            var reason = PersonDetailsCheck.Reason(why);
            PersonDetailsCheck.Demand(IdentityValue.IsKind(identity.Kind), "identity-kind");
            var value = IdentityValue.Normal(identity.Kind, identity.Value);
            PersonDetailsCheck.Demand(value is not null, "identity-value");
            var owner = await unit.Db.Set<PersonIdentity>().Where(known => known.Kind == identity.Kind && known.Value == value).Select(known => (long?)known.PersonId).FirstOrDefaultAsync();
            PersonDetailsCheck.Demand(owner != personId, "identity-known");
            PersonDetailsCheck.Demand(owner is null, "identity-taken");
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
            });
            return new IdentityAdded(personId, identity.Kind, MaskedValue.Of(value!), identity.Verified) { Reason = reason };
        });

    public Task MarkIdentity(Unit unit, long personId, long identityId, bool verified, string why, int version) =>
        Edit(unit, personId, version, async _ =>
        {
            var reason = PersonDetailsCheck.Reason(why);
            var identity = await Find(unit, personId, identityId);
            if (identity.VerifiedAt is not null == verified)
            {
                return null;
            }

            identity.VerifiedAt = verified ? unit.Now : null;
            return new IdentityMarked(personId, identity.Kind, MaskedValue.Of(identity.Value), verified) { Reason = reason };
        });

    public Task RemoveIdentity(Unit unit, long personId, long identityId, string why, int version) =>
        Edit(unit, personId, version, async _ =>
        {
            var reason = PersonDetailsCheck.Reason(why);
            var identity = await Find(unit, personId, identityId);
            unit.Db.Remove(identity);
            return new IdentityRemoved(personId, identity.Kind, MaskedValue.Of(identity.Value)) { Reason = reason };
        });

    public Task Record(Unit unit, long personId, ConsentOrder order, int? version = null) =>
        Edit(unit, personId, version, _ =>
        {
            PersonDetailsCheck.Demand(order.Purpose.Length is > 0 and <= 50 && order.Purpose.All(c => char.IsAsciiLetterLower(c) || c == '-'), "consent-purpose");
            PersonDetailsCheck.Demand(order.At is null || order.At <= unit.Now, "consent-future");
            PersonDetailsCheck.Demand(order.Source.Length is > 0 and <= 50, "consent-source");
            PersonDetailsCheck.Demand(order.Wording is null or { Length: <= PersonDetailsCheck.LongestWording }, "consent-wording-long", PersonDetailsCheck.LongestWording);
            unit.Add(new Consent
            {
                Id = unit.NextId(),
                TenantId = unit.TenantId,
                PersonId = personId,
                Purpose = order.Purpose,
                Channel = order.Channel,
                Given = order.Given,
                At = order.At ?? unit.Now,
                Source = order.Source,
                Wording = NullIfBlank(order.Wording),
                ByKind = unit.Actor.Kind,
                ById = unit.Actor.Id,
            });
            return Task.FromResult<PersonEvent?>(new ConsentRecorded(personId, order.Purpose, order.Channel, order.Given) { Reason = order.Source });
        });

    /// <summary>What every change goes through: load, refuse a stale edit, change, count the version up, find anew, tell.</summary>
    private async Task Edit(Unit unit, long id, int? version, Func<Person, Task<PersonEvent?>> change)
    {
        var person = await unit.Db.Set<Person>().AsTracking().FirstOrDefaultAsync(known => known.Id == id) ?? throw new KeyNotFoundException($"There is no person {id}.");
        if (version is { } seen && seen != person.Version)
        {
            throw new StalePersonException(id, person.Version);
        }

        if (await change(person) is not { } happened)
        {
            return;
        }

        person.Version++;
        await unit.Db.SaveChangesAsync();
        if (happened is PersonChanged or IdentityAdded or IdentityRemoved)
        {
            await FindAnew(unit, person);
        }

        await unit.Publish(happened);
    }

    /// <summary>Search finds the person by their new words, and no longer by those that went.</summary>
    private async Task FindAnew(Unit unit, Person person)
    {
        var identities = await unit.Db.Set<PersonIdentity>().Where(identity => identity.PersonId == person.Id).Select(identity => new { identity.Value, identity.Display }).ToListAsync();
        search.Put(unit, person.Id, PersonText.Kind, PersonText.Of(person.Name, person.PreferredName, identities.Select(identity => (identity.Value, identity.Display))));
    }

    private static async Task<PersonIdentity> Find(Unit unit, long personId, long identityId) =>
        await unit.Db.Set<PersonIdentity>().AsTracking().FirstOrDefaultAsync(identity => identity.Id == identityId && identity.PersonId == personId)
        ?? throw new PersonRefusedException("identity-gone");

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
