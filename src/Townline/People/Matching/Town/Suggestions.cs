using Microsoft.EntityFrameworkCore;
using Townline.People.Contracts;
using Townline.People.Merging;
using Townline.Platform.Storage;

namespace Townline.People.Matching.Town;

/// <inheritdoc/>
internal sealed class Suggestions(Verdicts verdicts) : ISuggestions
{
    /// <summary>Pairs of one person that are looked at.</summary>
    private const int MostOfOne = 200;

    public async Task<IReadOnlyList<Suggestion>> Of(TownlineDb db, long personId, int most, CancellationToken cancel)
    {
        // By IX_people_pair_first_id_second_id and IX_people_pair_second_id.
        var mine = await Clusters.Of(db, personId, cancel);
        var pairs = await db.Set<Pair>().Where(pair => mine.Contains(pair.FirstId)).Take(MostOfOne)
            .Concat(db.Set<Pair>().Where(pair => mine.Contains(pair.SecondId)).Take(MostOfOne))
            .AsNoTracking()
            .ToListAsync(cancel);
        return [.. (await Shown(db, pairs, cancel)).Take(most)];
    }

    public async Task<IReadOnlyList<Suggestion>> Strongest(TownlineDb db, int most, CancellationToken cancel)
    {
        // By IX_people_pair_tenant_id_score, from its end.
        var pairs = await db.Set<Pair>().AsNoTracking().Where(pair => pair.Verdict == PairVerdict.Open).OrderByDescending(pair => pair.Score).Take(2 * most).ToListAsync(cancel);
        pairs.AddRange(await Refused(db, pairs, cancel));
        return [.. (await Shown(db, pairs, cancel)).Take(most)];
    }

    public async Task Refuse(Unit unit, long one, long other)
    {
        var roots = await Clusters.Roots(unit.Db, [one, other], CancellationToken.None);
        if (roots.Count != 2)
        {
            throw new KeyNotFoundException($"There are no persons {one} and {other}.");
        }

        PersonDetailsCheck.Demand(roots[one] != roots[other], "merge-already");
        await verdicts.Refuse(unit, roots[one], roots[other]);
        await unit.Publish(new PersonNotSame(roots[one], roots[other]));
        await unit.Publish(new PersonNotSame(roots[other], roots[one]));
    }

    /// <summary>What was refused between any rows of those who count as the same as these.</summary>
    private static async Task<List<Pair>> Refused(TownlineDb db, List<Pair> pairs, CancellationToken cancel)
    {
        var (_, clusters) = await Clusters.Read(db, [.. pairs.SelectMany(pair => new[] { pair.FirstId, pair.SecondId }).Distinct()], cancel);
        var rows = clusters.SelectMany(cluster => cluster).Select(person => person.Id).ToList();
        return await db.Set<Pair>().AsNoTracking().Where(pair => rows.Contains(pair.FirstId) && rows.Contains(pair.SecondId) && pair.Verdict == PairVerdict.Different).ToListAsync(cancel);
    }

    /// <summary>As who they count; without those about whom somebody has decided, whichever of their rows it was about.</summary>
    private static async Task<IEnumerable<Suggestion>> Shown(TownlineDb db, List<Pair> pairs, CancellationToken cancel)
    {
        var roots = await Clusters.Roots(db, [.. pairs.SelectMany(pair => new[] { pair.FirstId, pair.SecondId }).Distinct()], cancel);
        return pairs
            .Where(pair => roots.ContainsKey(pair.FirstId) && roots.ContainsKey(pair.SecondId) && roots[pair.FirstId] != roots[pair.SecondId])
            .GroupBy(pair => (Math.Min(roots[pair.FirstId], roots[pair.SecondId]), Math.Max(roots[pair.FirstId], roots[pair.SecondId])))
            .Where(group => group.All(pair => pair.Verdict == PairVerdict.Open))
            .Select(group => (group.Key, Best: group.MaxBy(pair => pair.Score)!))
            .OrderByDescending(found => found.Best.Score)
            .Select(found => new Suggestion(found.Key.Item1, found.Key.Item2, found.Best.Score, found.Best.Band == MatchBand.Same, found.Best.Pattern.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
    }
}
