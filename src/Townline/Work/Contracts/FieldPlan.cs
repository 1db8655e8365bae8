using Townline.Places.Contracts;
using Townline.Requests.Contracts;
using Townline.Work.Field;

namespace Townline.Work.Contracts;

/// <summary>A job in its place on the list.</summary>
/// <param name="Metres">From the stop before it in the list, or from where one starts, in a straight line; null when either place is unknown.</param>
internal sealed record FieldStop(RequestView Job, FieldTime Time, double? Metres);

internal enum FieldTime
{
    /// <summary>Under way, overdue or disputed.</summary>
    Now,

    /// <summary>Promised for today.</summary>
    Today,
    Later,
}

/// <summary>The list of a crew: grouped by when a job is to be done, and within a group in the order of the shortest way or of the promises.</summary>
internal static class FieldPlan
{
    /// <param name="start">Where one is; null: at the first job.</param>
    /// <param name="now">In the town's own time, so that "today" is the town's.</param>
    /// <param name="byPromise">Most urgent first instead of the shortest way.</param>
    /// <param name="underWay">Whether somebody has set out for it or begun.</param>
    public static IReadOnlyList<FieldStop> Of(IReadOnlyList<RequestView> jobs, GeoPoint? start, DateTimeOffset now, bool byPromise, Func<RequestView, bool> underWay)
    {
        List<FieldStop> plan = [];
        var at = start;
        foreach (var group in jobs.GroupBy(job => TimeOf(job, now, underWay)).OrderBy(group => group.Key))
        {
            foreach (var job in byPromise ? [.. group] : ByWay([.. group], at))
            {
                var place = PointOf(job);
                plan.Add(new FieldStop(job, group.Key, at is { } from && place is { } to ? from.MetresTo(to) : null));
                at = place ?? at;
            }
        }

        return plan;
    }

    public static GeoPoint? PointOf(RequestView job) =>
        job is { Latitude: { } lat, Longitude: { } @long } && GeoPoint.TryCreate(lat, @long, out var point) ? point : null;

    private static FieldTime TimeOf(RequestView job, DateTimeOffset now, Func<RequestView, bool> underWay)
    {
        var tomorrow = new DateTimeOffset(now.Date, now.Offset).AddDays(1);
        return job.FollowUpAt >= tomorrow ? FieldTime.Later
            : job.Disputed || job.DueAt <= now || underWay(job) ? FieldTime.Now
            : job.DueAt < tomorrow || job.FollowUpAt <= now ? FieldTime.Today
            : FieldTime.Later;
    }

    /// <summary>Those whose place is only words come last: nobody can say how far they are.</summary>
    private static IEnumerable<RequestView> ByWay(IReadOnlyList<RequestView> jobs, GeoPoint? start)
    {
        List<RequestView> placed = [.. jobs.Where(job => PointOf(job) is not null)];
        var order = ShortWay.Order(start, [.. placed.Select(job => PointOf(job)!.Value)]);
        return order.Select(index => placed[index]).Concat(jobs.Where(job => PointOf(job) is null));
    }
}
