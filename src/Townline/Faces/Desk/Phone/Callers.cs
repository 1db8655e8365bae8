using Townline.People.Contracts;
using Townline.Platform.Tenancy;
using Townline.Work.Contracts;

namespace Townline.Faces.Desk.Phone;

/// <summary>Who may be calling: offered to the clerk, never guessed.</summary>
internal sealed class Callers(TownContext town, IPeople people, ICalls calls)
{
    /// <summary>Those known by the number first, their households and who acts for them, then those whom clerks found behind it. None for a number that is withheld.</summary>
    /// <param name="number">E.164.</param>
    public async Task<IReadOnlyList<PersonCard>> Behind(string? number, CancellationToken cancel)
    {
        if (number is null)
        {
            return [];
        }

        var known = (await people.Candidates(town.Db, IdentityKind.Phone, number, cancel)).Select(candidate => candidate.Person).ToList();
        var found = await calls.PersonsBehind(town.Db, number, cancel);
        if (found.Count == 0)
        {
            return known;
        }

        // Two who were found to be one are one.
        var roots = await people.Roots(town.Db, [.. found.Select(one => one.PersonId)], cancel);
        var more = found.GroupBy(one => roots.GetValueOrDefault(one.PersonId, one.PersonId)).Select(same => new PersonBehind(same.Key, same.Max(one => one.LastAt)))
            .Where(one => known.TrueForAll(card => card.RootId != one.PersonId)).ToList();
        var cards = (await people.Cards(town.Db, [.. more.Select(one => one.PersonId)], cancel)).ToDictionary(card => card.Id);
        return [.. known, .. more.Where(one => cards.TryGetValue(one.PersonId, out var card) && IsStillTheirs(card, number, one.LastAt)).Select(one => cards[one.PersonId])];
    }

    /// <summary>A number that somebody else has now leads nobody to those who had it, unless a call was logged for them since.</summary>
    private static bool IsStillTheirs(PersonCard card, string number, DateTimeOffset lastAt) =>
        !card.Former.Any(had => had.Kind == IdentityKind.Phone && had.Value == number && !(had.Until < lastAt));
}
