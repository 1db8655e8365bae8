using FsCheck;
using FsCheck.Fluent;
using Townline.Places.Contracts;
using Townline.Work.Field;

namespace Townline.Tests.Work.Field;

public class ShortWayTests
{
    private static readonly GeoPoint Start = new(41.5, -81.6);

    // A town of some 11 km, on a grid of a metre, so that places may also coincide.
    private static readonly Gen<GeoPoint> Places = Gen.Choose(0, 10_000).Two().Select(at => new GeoPoint(41.45 + at.Item1 / 100_000.0, -81.65 + at.Item2 / 100_000.0));

    private static readonly Config Often = Config.QuickThrowOnFailure.WithMaxTest(200);

    [Fact]
    public void Every_stop_comes_once() => Prop.ForAll(
        Places.ListOf().ToArbitrary(),
        stops => ShortWay.Order(Start, [.. stops]).Order().SequenceEqual(Enumerable.Range(0, stops.Count))
            && ShortWay.Order(null, [.. stops]).Order().SequenceEqual(Enumerable.Range(0, stops.Count))).Check(Often);

    [Fact]
    public void It_is_never_longer_than_always_going_to_the_nearest() => Prop.ForAll(
        Places.NonEmptyListOf().ToArbitrary(),
        stops => ShortWay.Length(Start, [.. stops], ShortWay.Order(Start, [.. stops])) <= ShortWay.Length(Start, [.. stops], Greedy([.. stops])) + 1).Check(Often);

    [Fact]
    public void Turning_round_any_part_of_it_makes_it_no_shorter() => Prop.ForAll(
        Places.NonEmptyListOf().ToArbitrary(),
        stops =>
        {
            var order = ShortWay.Order(Start, [.. stops]);
            var length = ShortWay.Length(Start, [.. stops], order);
            return Enumerable.Range(0, stops.Count).All(first => Enumerable.Range(first, stops.Count - first).All(last =>
                ShortWay.Length(Start, [.. stops], [.. order.Take(first), .. order.Skip(first).Take(last - first + 1).Reverse(), .. order.Skip(last + 1)]) > length - 1));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    [Fact]
    public void Without_a_start_the_first_job_stays_first()
    {
        var order = ShortWay.Order(null, [new(41.52, -81.6), new(41.50, -81.6), new(41.51, -81.6)]);

        Assert.Equal([0, 2, 1], order);
    }

    [Fact]
    public void Sixty_stops_take_no_time_to_speak_of()
    {
        var dice = new System.Random(7);
        GeoPoint[] stops = [.. Enumerable.Range(0, 60).Select(_ => new GeoPoint(41.45 + dice.NextDouble() / 10, -81.65 + dice.NextDouble() / 10))];
        var watch = System.Diagnostics.Stopwatch.StartNew();

        ShortWay.Order(Start, stops);

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), $"It took {watch.Elapsed}.");
    }

    private static List<int> Greedy(GeoPoint[] stops)
    {
        List<int> order = [];
        var at = Start;
        while (order.Count < stops.Length)
        {
            var next = Enumerable.Range(0, stops.Length).Except(order).MinBy(stop => at.MetresTo(stops[stop]));
            order.Add(next);
            at = stops[next];
        }

        return order;
    }
}
