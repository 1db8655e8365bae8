namespace Townline.Places.Text;

/// <summary>How many letters differ between two words; two neighbours that changed places count as one.</summary>
internal static class EditDistance
{
    private const int LongestWord = 200;

    /// <summary>Whether no more than <paramref name="limit"/> letters differ. Words of 200 letters and more are never alike.</summary>
    public static bool AtMost(string left, string right, int limit)
    {
        if (Math.Abs(left.Length - right.Length) > limit || right.Length >= LongestWord)
            return false;
        var width = right.Length + 1;
        Span<int> rows = stackalloc int[3 * width];
        var older = rows[..width];
        var old = rows.Slice(width, width);
        var now = rows.Slice(2 * width, width);
        for (var column = 0; column < width; column++)
            old[column] = column;

        for (var row = 1; row <= left.Length; row++)
        {
            now[0] = row;
            var best = row;
            for (var column = 1; column < width; column++)
            {
                var changed = old[column - 1] + (left[row - 1] == right[column - 1] ? 0 : 1);
                var steps = Math.Min(changed, Math.Min(old[column], now[column - 1]) + 1);
                if (row > 1 && column > 1 && left[row - 1] == right[column - 2] && left[row - 2] == right[column - 1])
                    steps = Math.Min(steps, older[column - 2] + 1);
                now[column] = steps;
                best = Math.Min(best, steps);
            }
            if (best > limit)
                return false;
            var free = older;
            older = old;
            old = now;
            now = free;
        }
        return old[right.Length] <= limit;
    }
}
