using Townline.Work.Contracts;
using Townline.Work.Counter;

namespace Townline.Tests.Work.Counter;

public class WaitEstimateTests
{
    private static readonly TimeSpan[] TenMinutes = [.. Enumerable.Repeat(TimeSpan.FromMinutes(10), 8)];

    [Fact]
    public void Nothing_is_foretold_from_too_little()
    {
        Assert.Null(WaitEstimate.Of([.. TenMinutes.Take(4)], 2, 1));
        Assert.Null(WaitEstimate.Of(TenMinutes, 2, 0));
        Assert.Null(WaitEstimate.Of(TenMinutes, 60, 1));
    }

    [Theory]
    [InlineData(0, 1, 0, 10)]
    [InlineData(3, 1, 30, 40)]
    [InlineData(3, 2, 15, 20)]
    [InlineData(1, 3, 0, 10)]
    public void It_is_a_span_of_the_visits_before_shared_among_the_counters(int before, int counters, int from, int to) =>
        Assert.Equal(new WaitSpan(from, to), WaitEstimate.Of(TenMinutes, before, counters));

    [Fact]
    public void Visits_that_differ_make_a_wide_span()
    {
        TimeSpan[] took = [.. new[] { 2, 2, 3, 5, 8, 15, 20, 30 }.Select(minutes => TimeSpan.FromMinutes(minutes))];
        Assert.Equal(new WaitSpan(5, 60), WaitEstimate.Of(took, 2, 1));
    }
}
