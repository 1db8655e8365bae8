namespace Townline.Places.Map.Drawing;

/// <summary>A name on the map: its middle, and how far it is turned, in degrees.</summary>
internal readonly record struct Label(string Text, double X, double Y, double Turn);

/// <summary>Finds room for names so that none runs out of the picture or over another one or a pin.</summary>
internal sealed class LabelPlaces(int width, int height)
{
    public const double LetterWidth = 6.2;
    private const double Room = 13;
    private const double Edge = 8;
    private const double Straight = 0.92;
    private readonly List<(double X, double Y)> _taken = [];

    /// <summary>Keeps a spot free of names.</summary>
    public void Take(double x, double y) => _taken.Add((x, y));

    /// <summary>A name along the middle of a stretch that is long and straight enough; null when there is no room.</summary>
    public Label? Along(string text, IReadOnlyList<(double X, double Y)> stretch)
    {
        var needed = text.Length * LetterWidth;
        var length = Length(stretch);
        foreach (var share in (ReadOnlySpan<double>)[0.5, 0.3, 0.7])
        {
            var (from, to) = (length * share - needed / 2, length * share + needed / 2);
            if (from < 0 || to > length)
                continue;
            var (start, end) = (At(stretch, from), At(stretch, to));
            if (Distance(start, end) >= needed * Straight && Claim(start, end))
                return Upright(text, start, end);
        }
        return null;
    }

    /// <summary>A name across a spot; null when there is no room.</summary>
    public Label? Across(string text, double x, double y)
    {
        var half = text.Length * LetterWidth / 2;
        return Claim((x - half, y), (x + half, y)) ? new(text, x, y, 0) : null;
    }

    private bool Claim((double X, double Y) start, (double X, double Y) end)
    {
        var steps = Math.Max(1, (int)(Distance(start, end) / Room));
        var spots = Enumerable.Range(0, steps + 1).Select(step => (X: start.X + (end.X - start.X) * step / steps, Y: start.Y + (end.Y - start.Y) * step / steps)).ToList();
        if (spots.Any(spot => spot.X < Edge || spot.X > width - Edge || spot.Y < Edge || spot.Y > height - Edge || _taken.Any(taken => Distance(taken, spot) < Room)))
            return false;
        _taken.AddRange(spots);
        return true;
    }

    private static Label Upright(string text, (double X, double Y) start, (double X, double Y) end)
    {
        var turn = Math.Atan2(end.Y - start.Y, end.X - start.X) * 180 / Math.PI;
        return new(text, (start.X + end.X) / 2, (start.Y + end.Y) / 2, turn > 90 ? turn - 180 : turn < -90 ? turn + 180 : turn);
    }

    private static double Length(IReadOnlyList<(double X, double Y)> stretch) => Enumerable.Range(1, stretch.Count - 1).Sum(index => Distance(stretch[index - 1], stretch[index]));

    private static (double X, double Y) At(IReadOnlyList<(double X, double Y)> stretch, double along)
    {
        for (var index = 1; index < stretch.Count; index++)
        {
            var (from, to) = (stretch[index - 1], stretch[index]);
            var step = Distance(from, to);
            if (along <= step)
                return (from.X + (to.X - from.X) * along / step, from.Y + (to.Y - from.Y) * along / step);
            along -= step;
        }
        return stretch[^1];
    }

    private static double Distance((double X, double Y) one, (double X, double Y) other) => Math.Sqrt(Math.Pow(one.X - other.X, 2) + Math.Pow(one.Y - other.Y, 2));
}
