using Townline.Platform.Storage;

namespace Townline.Platform.Spatial;

/// <summary>What kind of thing lies at a point; each is its own layer of the index.</summary>
internal enum SpatialLayer
{
    Request = 1,
    Address = 2,
}

/// <summary>A box in degrees WGS84; it does not cross the date line.</summary>
internal readonly record struct Box(double South, double West, double North, double East)
{
    /// <summary>The smallest box around a circle, on a sphere of 6,371 km.</summary>
    /// <param name="metres">Radius; above 0.</param>
    public static Box Around(double latitude, double longitude, double metres)
    {
        var north = metres / 6_371_000 * 180 / Math.PI;
        var east = north / Math.Max(0.01, Math.Cos(latitude * Math.PI / 180));
        return new Box(latitude - north, longitude - east, latitude + north, longitude + east);
    }
}

/// <summary>Where a thing is, since when, and whether it is over.</summary>
/// <param name="At">When it came; for what has no time, always the same.</param>
/// <param name="IsPast">It is over: most things are, and most questions are about the others.</param>
internal readonly record struct SpatialSpot(double Latitude, double Longitude, DateTimeOffset At = default, bool IsPast = false);

/// <param name="At">When it came, to the minute.</param>
internal readonly record struct SpatialHit(long Id, DateTimeOffset At);

/// <summary>Points on an index, on both engines. Exact to about a metre and a minute: callers check the rest.</summary>
internal interface ISpatialIndex
{
    /// <summary>Adds or moves a point, inside a unit of work.</summary>
    void Put(Unit unit, SpatialLayer layer, long id, SpatialSpot spot);

    /// <summary>Adds many new points at once, inside a unit of work: those that a SELECT on its rows gives.</summary>
    /// <param name="select">A constant that gives columns id, latitude, longitude, at (unix ms) and past (0 or 1), with parameters @p0, @p1, … for <paramref name="values"/>.</param>
    void PutAll(Unit unit, SpatialLayer layer, string select, params object?[] values);

    /// <summary>Takes a point out.</summary>
    void Remove(Unit unit, SpatialLayer layer, long id);

    /// <summary>Those inside the box, newest first, at most <paramref name="most"/>.</summary>
    /// <param name="span">From the first minute on and before the second; null for all times.</param>
    Task<IReadOnlyList<SpatialHit>> Within(int tenantId, SpatialLayer layer, Box box, (DateTimeOffset From, DateTimeOffset Until)? span, int most, CancellationToken cancel);

    /// <summary>SQL for those nearest to a point, to be joined in a larger query: columns id and away (for ordering only).</summary>
    /// <param name="metres">Half the side of the square that is looked at.</param>
    /// <param name="most">The nearest so many.</param>
    /// <param name="withPast">Also those that are over.</param>
    SpatialSelect Nearest(int tenantId, SpatialLayer layer, double latitude, double longitude, double metres, int most, bool withPast);
}

/// <summary>Minutes, as the index counts time; those before 1970 and after 6000 count as the first and the last.</summary>
internal static class SpatialTime
{
    /// <summary>Milliseconds of one.</summary>
    public const long Length = 60_000;
    private const long Last = 2_100_000_000;

    public static long MinuteOf(DateTimeOffset at) => Math.Clamp(at.ToUnixTimeMilliseconds() / Length, 0, Last);

    public static DateTimeOffset Of(long minute) => DateTimeOffset.FromUnixTimeMilliseconds(minute * Length);
}

/// <summary>A SELECT and its parameters, whose names all begin with "near".</summary>
internal sealed record SpatialSelect(string Sql, IReadOnlyDictionary<string, object> Parameters);
