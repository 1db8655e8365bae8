using Microsoft.EntityFrameworkCore;
using Townline.People.Merging;
using Townline.Platform.Storage;

namespace Townline.People.Matching.Town;

/// <summary>Finds who in a town may be the same as somebody: looks under their keys, each by its index, and compares those who stand there.</summary>
internal sealed class Matcher(TownScorers scorers)
{
    /// <summary>Of a key that many share the newest are looked at: it tells little, and comparing stays quick.</summary>
    private const int MostOfAKey = 50;

    public async Task<IReadOnlyList<FoundPair>> Compare(TownlineDb db, long personId, CancellationToken cancel)
    {
        var mine = await TownRecords.Read(db, [personId], cancel);
        if (!mine.TryGetValue(personId, out var person))
        {
            return [];
        }

        var others = await Under(db, MatchKeys.Stored(person), cancel);
        others.ExceptWith(await Clusters.Of(db, personId, cancel));
        if (others.Count == 0)
        {
            return [];
        }

        var scorer = await scorers.Of(db.TenantId);
        return
        [
            .. from other in await TownRecords.Read(db, others, cancel)
               let score = scorer.Compare(person, other.Value)
               where score.Band != MatchBand.None && IsWorthALook(score.Fields)
               orderby score.Score descending
               select new FoundPair(Math.Min(personId, other.Key), Math.Max(personId, other.Key), score),
        ];
    }

    /// <summary>
    /// Who shares a home but no first name is family or a neighbour, and who shares a first name and a street is a namesake: a clerk's time is worth
    /// the same number or mail address, or the first name with the last name or the very house.
    /// </summary>
    private static bool IsWorthALook(Agreements fields) =>
        fields[MatchField.Phone] == Agreement.Same || fields[MatchField.Email] == Agreement.Same
        || (fields[MatchField.Given] != Agreement.Different && (fields[MatchField.Surname] != Agreement.Different || IsTheSameHouse(fields)));

    private static bool IsTheSameHouse(Agreements fields) => fields[MatchField.Street] == Agreement.Same && fields[MatchField.Number] == Agreement.Same;

    // By IX_people_match_card_tenant_id_key1_person_id to key6, from their ends.
    private static async Task<HashSet<long>> Under(TownlineDb db, long?[] keys, CancellationToken cancel)
    {
        var cards = db.Set<MatchCard>();
        IQueryable<MatchCard>[] all =
        [
            cards.Where(card => card.Key1 == keys[0]), cards.Where(card => card.Key2 == keys[1]), cards.Where(card => card.Key3 == keys[2]),
            cards.Where(card => card.Key4 == keys[3]), cards.Where(card => card.Key5 == keys[4]), cards.Where(card => card.Key6 == keys[5]),
        ];
        var found = new HashSet<long>();
        for (var i = 0; i < all.Length; i++)
        {
            if (keys[i] is not null)
            {
                found.UnionWith(await all[i].OrderByDescending(card => card.PersonId).Select(card => card.PersonId).Take(MostOfAKey).ToListAsync(cancel));
            }
        }

        return found;
    }
}

/// <summary>Two who may be the same; the smaller id first.</summary>
internal sealed record FoundPair(long FirstId, long SecondId, PairScore Score);
