using Townline.People.Contracts;
using Townline.Platform.Tenancy;
using Townline.Work.Contracts;

namespace Townline.Faces.Desk.Phone;

/// <summary>Who may be calling: offered to the clerk, never guessed.</summary>
internal sealed class Callers(TownContext town, IPeople people, ICalls calls)
{
    /// <summary>The person known by the number first, then those whom clerks found behind it. None for a number that is withheld.</summary>
    /// <param name="number">E.164.</param>
    public async Task<IReadOnlyList<PersonCard>> Behind(string? number, CancellationToken cancel)
    {
        if (number is null)
        {
            return [];
        }

        var known = await people.FindByIdentity(town.Db, IdentityKind.Phone, number, cancel);
        var found = await calls.PersonsBehind(town.Db, number, cancel);
        var cards = await people.Cards(town.Db, [.. found.Where(id => id != known?.Id)], cancel);
        return [.. known is null ? Array.Empty<PersonCard>() : [known], .. cards.OrderBy(card => found.ToList().IndexOf(card.Id))];
    }
}
