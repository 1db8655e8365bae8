using System.Runtime.InteropServices;

namespace Townline.People.Matching;

/// <summary>How frequent each name, street and suburb is among some people: agreeing on a rare one says more than on a frequent one.</summary>
internal sealed class Frequencies
{
    // Given name and surname share their counts, and so do the two lines of an address: people exchange them.
    private static readonly int[] Group = [0, 0, 1, 2, 2, 3, 4, 5, -1, -1, -1];

    /// <summary>People of whom nothing is known that stand beside those counted: among a handful, a name that one of them bears is not frequent.</summary>
    private const double Others = 500;

    private readonly Dictionary<string, int>[] _counts = [.. Enumerable.Range(0, 6).Select(_ => new Dictionary<string, int>(StringComparer.Ordinal))];
    private readonly double _rarest;
    private int _people;

    /// <param name="rarest">See <see cref="MatchWeights.Rarest"/>.</param>
    public Frequencies(double rarest) => _rarest = rarest;

    /// <param name="person">Somebody to count.</param>
    /// <param name="isMore">More of somebody who is counted already, such as their home apart from their name.</param>
    public void Add(MatchRecord person, bool isMore = false)
    {
        _people += isMore ? 0 : 1;
        for (var field = 0; field < Group.Length; field++)
        {
            if (Group[field] >= 0 && person[(MatchField)field] is { Length: > 0 } value)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(_counts[Group[field]], value, out _)++;
            }
        }
    }

    /// <summary>Writes the frequencies of a person's values into them.</summary>
    public void Mark(MatchRecord person)
    {
        var people = _people + Others;
        var least = Math.Max(_rarest, 2 / people);
        for (var field = 0; field < Group.Length; field++)
        {
            if (Group[field] >= 0)
            {
                var count = _counts[Group[field]].GetValueOrDefault(person[(MatchField)field]);
                person.Frequency((MatchField)field, (float)Math.Max(least, count / people));
            }
        }
    }
}
