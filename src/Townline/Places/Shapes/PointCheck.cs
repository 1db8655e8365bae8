using Townline.Places.Contracts;

namespace Townline.Places.Shapes;

/// <summary>Says what is wrong with coordinates from outside, so that the answer can tell people what to do.</summary>
internal static class PointCheck
{
    public static PointProblem Check(double lat, double @long, Func<GeoPoint, bool> inTown)
    {
        if (!double.IsFinite(lat) || !double.IsFinite(@long))
            return PointProblem.NotANumber;
        if (GeoPoint.TryCreate(lat, @long, out var point) && inTown(point))
            return PointProblem.None;
        if (GeoPoint.TryCreate(@long, lat, out var swapped) && inTown(swapped))
            return PointProblem.LooksSwapped;
        return GeoPoint.TryCreate(lat, @long, out _) ? PointProblem.OutsideTown : PointProblem.OutOfRange;
    }
}
