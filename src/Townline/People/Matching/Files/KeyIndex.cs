namespace Townline.People.Matching.Files;

/// <summary>Who has a key: one sorted table, so that 400,000 people fit into some tens of megabytes.</summary>
internal sealed class KeyIndex
{
    private readonly Dictionary<ulong, (int From, int Count)> _ranges;
    private readonly int[] _people;

    private KeyIndex(Dictionary<ulong, (int From, int Count)> ranges, int[] people) => (_ranges, _people) = (ranges, people);

    /// <param name="keys">Of each person, by number.</param>
    /// <param name="most">Keys that more people share are left out.</param>
    public static KeyIndex Of(ulong[][] keys, int most)
    {
        var count = keys.Sum(of => of.Length);
        var (all, people) = (new ulong[count], new int[count]);
        var next = 0;
        for (var person = 0; person < keys.Length; person++)
        {
            foreach (var key in keys[person])
            {
                (all[next], people[next]) = (key, person);
                next++;
            }
        }

        Array.Sort(all, people);
        var ranges = new Dictionary<ulong, (int From, int Count)>();
        for (var from = 0; from < count;)
        {
            var to = from;
            while (to < count && all[to] == all[from])
            {
                to++;
            }

            if (to - from > 1 && to - from <= most)
            {
                ranges[all[from]] = (from, to - from);
            }
            else if (to - from == 1)
            {
                ranges[all[from]] = (from, 1);
            }

            from = to;
        }

        return new KeyIndex(ranges, people);
    }

    public ReadOnlySpan<int> Of(ulong key) => _ranges.TryGetValue(key, out var range) ? _people.AsSpan(range.From, range.Count) : [];
}
