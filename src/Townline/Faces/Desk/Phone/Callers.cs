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

        // Two who were one another since are one.
        var roots = await people.Roots(town.Db, found, cancel);
        List<long> more = [.. found.Select(id => roots.GetValueOrDefault(id, id)).Distinct().Where(id => known.TrueForAll(card => card.Id != id))];
        return [.. known, .. (await people.Cards(town.Db, more, cancel)).OrderBy(card => more.IndexOf(card.Id))];
    }
}
