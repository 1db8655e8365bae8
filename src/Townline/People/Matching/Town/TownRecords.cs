using Microsoft.EntityFrameworkCore;
using Townline.People.Contracts;
using Townline.Platform.Storage;

namespace Townline.People.Matching.Town;

/// <summary>Persons of a town as they are compared: each row by itself, with the identities written with it.</summary>
internal static class TownRecords
{
    public static async Task<IReadOnlyDictionary<long, MatchRecord>> Read(TownlineDb db, IReadOnlyCollection<long> ids, CancellationToken cancel)
    {
        var people = await db.Set<Person>().AsNoTracking().Where(person => ids.Contains(person.Id) && person.Kind == PersonKind.Person).Select(person => new { person.Id, person.Name }).ToListAsync(cancel);
        var identities = (await db.Set<PersonIdentity>()
            .AsNoTracking()
            .Where(identity => ids.Contains(identity.PersonId) && identity.Standing != IdentityStanding.Former)
            .OrderBy(identity => identity.Id)
            .Select(identity => new { identity.PersonId, identity.Kind, identity.Value, identity.Display })
            .ToListAsync(cancel)).ToLookup(identity => identity.PersonId);
        return people.ToDictionary(person => person.Id, person =>
        {
            var mine = identities[person.Id];
            var address = mine.FirstOrDefault(identity => identity.Kind == IdentityKind.PostalAddress)?.Display;
            return RecordBuilder.Build(
                $"{person.Id}",
                Home(address),
                person.Name ?? "",
                phones: [.. mine.Where(identity => identity.Kind == IdentityKind.Phone).Select(identity => identity.Value)],
                emails: [.. mine.Where(identity => identity.Kind == IdentityKind.Email).Select(identity => identity.Value)]);
        });
    }

    /// <summary>"Rosa Delgado, 12 Elm Street, Milltown, 41001": the part with a number in front is the street, the last with digits the postcode.</summary>
    public static Dictionary<MatchField, string> Home(string? address)
    {
        var home = new Dictionary<MatchField, string>();
        var parts = (address ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (parts.FirstOrDefault(part => RecordBuilder.SplitAddress(part).Number.Length > 0) is { } line)
        {
            (home[MatchField.Number], home[MatchField.Street]) = RecordBuilder.SplitAddress(line);
        }

        if (parts.Skip(1).LastOrDefault(part => part.Any(char.IsAsciiDigit) && !home.ContainsValue(part) && RecordBuilder.SplitAddress(part).Number.Length == 0) is { } code)
        {
            home[MatchField.Postcode] = MatchText.Digits(code);
        }

        return home;
    }
}
