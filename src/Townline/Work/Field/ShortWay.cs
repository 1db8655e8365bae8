using Townline.Places.Contracts;

namespace Townline.Work.Field;

/// <summary>A short way through places: the nearest next, then crossings undone (2-opt) until none is left. Made for some 60 stops.</summary>
internal static class ShortWay
{
    // A way is only turned round for a gain that one would notice; so it always ends, whatever rounding does.
    private const double Worthwhile = 0.5;

    /// <param name="start">Where the way begins; null: at the first of the stops.</param>
    /// <returns>Every index of <paramref name="stops"/> once, in the order of the way; the way does not come back.</returns>
    public static IReadOnlyList<int> Order(GeoPoint? start, IReadOnlyList<GeoPoint> stops)
    {
        if (stops.Count == 0)
        {
            return [];
        }

        var order = Nearest(start, stops);
        while (Untangle(start, stops, order))
        {
        }

        return order;
    }

    /// <summary>Metres of the way in this order, in straight lines.</summary>
    public static double Length(GeoPoint? start, IReadOnlyList<GeoPoint> stops, IReadOnlyList<int> order)
    {
        var (length, at) = (0.0, start);
        foreach (var stop in order)
        {
            length += at?.MetresTo(stops[stop]) ?? 0;
            at = stops[stop];
        }

        return length;
    }

    private static int[] Nearest(GeoPoint? start, IReadOnlyList<GeoPoint> stops)
    {
        var left = Enumerable.Range(0, stops.Count).ToList();
        var order = new int[stops.Count];
        for (var i = 0; i < order.Length; i++)
        {
            var from = i > 0 ? stops[order[i - 1]] : start ?? stops[0];
            order[i] = left.MinBy(stop => from.MetresTo(stops[stop]));
            left.Remove(order[i]);
        }

        return order;
    }

    /// <summary>Turns round every part of the way that is shorter the other way; true when there was one.</summary>
    private static bool Untangle(GeoPoint? start, IReadOnlyList<GeoPoint> stops, int[] order)
    {
        var better = false;
        for (var first = start is null ? 1 : 0; first < order.Length - 1; first++)
        {
            for (var last = first + 1; last < order.Length; last++)
            {
                var before = first > 0 ? stops[order[first - 1]] : start!.Value;
                var gain = before.MetresTo(stops[order[first]]) - before.MetresTo(stops[order[last]]);
                if (last + 1 < order.Length)
                {
                    var after = stops[order[last + 1]];
                    gain += stops[order[last]].MetresTo(after) - stops[order[first]].MetresTo(after);
                }

                if (gain > Worthwhile)
                {
                    Array.Reverse(order, first, last - first + 1);
                    better = true;
                }
            }
        }

        return better;
    }
}
