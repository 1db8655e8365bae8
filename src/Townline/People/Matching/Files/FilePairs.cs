using System.Collections.Concurrent;

namespace Townline.People.Matching.Files;

/// <summary>Two rows that may be the same person.</summary>
internal sealed record FilePair(string A, string B, PairScore Score);

/// <summary>Finds in one file, or between two, who may be the same: only those who share a key are compared, on all processors.</summary>
internal static class FilePairs
{
    /// <summary>A key that more people than this share tells nothing; whoever is the same shares a better one.</summary>
    private const int MostOfAKey = 250;

    /// <param name="others">Null: pairs within the first file.</param>
    /// <returns>Best first.</returns>
    public static IReadOnlyList<FilePair> Find(IReadOnlyList<MatchRecord> people, IReadOnlyList<MatchRecord>? others, MatchWeights weights)
    {
        var frequencies = new Frequencies(weights.Rarest);
        foreach (var person in people.Concat(others ?? []))
        {
            frequencies.Add(person);
        }

        foreach (var person in people.Concat(others ?? []))
        {
            frequencies.Mark(person);
        }

        var scorer = new Scorer(weights);
        var keys = Keys(people);
        var index = KeyIndex.Of(others is null ? keys : Keys(others), MostOfAKey);
        var found = new ConcurrentBag<FilePair>();
        var targets = others ?? people;
        Parallel.ForEach(
            Partitioner.Create(0, people.Count, 512),
            () => new int[targets.Count],
            (range, _, seen) =>
            {
                for (var i = range.Item1; i < range.Item2; i++)
                {
                    foreach (var key in keys[i])
                    {
                        foreach (var j in index.Of(key))
                        {
                            // Each pair once, and nobody with themselves; `seen` remembers by the row's own number.
                            if ((others is null && j <= i) || seen[j] == i + 1)
                            {
                                continue;
                            }

                            seen[j] = i + 1;
                            var score = scorer.Compare(people[i], targets[j]);
                            if (score.Band != MatchBand.None)
                            {
                                found.Add(new FilePair(people[i].Id, targets[j].Id, score));
                            }
                        }
                    }
                }

                return seen;
            },
            _ => { });
        return [.. found.OrderByDescending(pair => pair.Score.Score).ThenBy(pair => pair.A, StringComparer.Ordinal).ThenBy(pair => pair.B, StringComparer.Ordinal)];
    }

    private static ulong[][] Keys(IReadOnlyList<MatchRecord> people)
    {
        var keys = new ulong[people.Count][];
        Parallel.For(0, people.Count, i => keys[i] = [.. MatchKeys.Of(people[i])]);
        return keys;
    }
}
