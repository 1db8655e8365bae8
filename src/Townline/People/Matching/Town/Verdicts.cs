using Microsoft.EntityFrameworkCore;
using Townline.People.Contracts;
using Townline.People.Merging;
using Townline.Platform.Events;
using Townline.Platform.Storage;

namespace Townline.People.Matching.Town;

/// <summary>
/// Keeps what clerks said about pairs, and learns from it: a merge accepts, "not the same" refuses, an undo turns the one into the other.
/// </summary>
internal sealed class Verdicts(TownScorers scorers) : IListen<PersonMerged>, IListen<PersonSeparated>
{
    Type IListen.EventType => typeof(PersonEvent);

    Task IListen.Hear(DomainEvent happened, Unit unit) => happened switch
    {
        PersonMerged merged => Hear(merged, unit),
        PersonSeparated parted => Hear(parted, unit),
        _ => Task.CompletedTask,
    };

    public async Task Hear(PersonMerged happened, Unit unit)
    {
        var all = await Clusters.Of(unit.Db, happened.PersonId, CancellationToken.None);
        var pairs = await unit.Db.Set<Pair>().AsTracking().Where(pair => all.Contains(pair.FirstId) && all.Contains(pair.SecondId) && pair.Verdict != PairVerdict.Same).ToListAsync();
        pairs.AddRange(await Missing(unit, pairs, happened.IntoId, happened.PersonId));
        await Decide(unit, pairs, PairVerdict.Same);
    }

    public async Task Hear(PersonSeparated happened, Unit unit) =>
        await Decide(unit, await Between(unit, happened.PersonId, happened.FromId, pair => pair.Verdict == PairVerdict.Same), PairVerdict.Different);

    /// <summary>They are not the same, now and for ever.</summary>
    public async Task Refuse(Unit unit, long one, long other)
    {
        var pairs = await Between(unit, one, other, pair => pair.Verdict != PairVerdict.Same);
        pairs.AddRange(await Missing(unit, pairs, one, other));
        await Decide(unit, pairs.FindAll(pair => pair.Verdict == PairVerdict.Open), PairVerdict.Different);
    }

    private static async Task<List<Pair>> Between(Unit unit, long one, long other, Func<Pair, bool> which)
    {
        var (mine, theirs) = (await Clusters.Of(unit.Db, one, CancellationToken.None), await Clusters.Of(unit.Db, other, CancellationToken.None));
        var pairs = await unit.Db.Set<Pair>().AsTracking()
            .Where(pair => (mine.Contains(pair.FirstId) && theirs.Contains(pair.SecondId)) || (theirs.Contains(pair.FirstId) && mine.Contains(pair.SecondId)))
            .ToListAsync();
        return pairs.FindAll(pair => which(pair));
    }

    /// <summary>The pair that nobody had suggested: what a clerk finds teaches most.</summary>
    private async Task<IEnumerable<Pair>> Missing(Unit unit, List<Pair> known, long one, long other)
    {
        var (first, second) = (Math.Min(one, other), Math.Max(one, other));
        if (known.Exists(pair => pair.FirstId == first && pair.SecondId == second) || await unit.Db.Set<Pair>().AnyAsync(pair => pair.FirstId == first && pair.SecondId == second))
        {
            return [];
        }

        var records = await TownRecords.Read(unit.Db, [first, second], CancellationToken.None);
        var score = records.Count == 2 ? (await scorers.Of(unit.TenantId)).Compare(records[first], records[second]) : default;
        return
        [
            unit.Add(new Pair
            {
                Id = unit.NextId(), TenantId = unit.TenantId, FirstId = first, SecondId = second, Score = score.Score, Band = score.Band, Pattern = score.Pattern, FoundAt = unit.Now,
            }),
        ];
    }

    private static async Task Decide(Unit unit, IEnumerable<Pair> pairs, PairVerdict verdict)
    {
        foreach (var pair in pairs)
        {
            if (pair.Verdict is not PairVerdict.Open and var before)
            {
                await Lessons.Learn(unit, pair.Pattern, before, -1);
            }

            (pair.Verdict, pair.DecidedAt, pair.DecidedById) = (verdict, unit.Now, unit.Actor.Id);
            await Lessons.Learn(unit, pair.Pattern, verdict);
        }

        await unit.Db.SaveChangesAsync();
    }
}
