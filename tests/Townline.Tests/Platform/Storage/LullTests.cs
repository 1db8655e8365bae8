using System.Diagnostics;
using Townline.Platform.Storage;

namespace Townline.Tests.Platform.Storage;

public sealed class LullTests
{
    [Fact]
    public void Many_that_arrive_in_one_unit_are_a_rush_too()
    {
        var lull = new Lull();
        lull.Count(10);
        Assert.False(lull.IsRush);
        lull.Count(1000);
        Assert.True(lull.IsRush);
    }

    [Fact]
    public async Task What_can_wait_stands_back_while_much_is_written_but_not_for_ever()
    {
        var lull = new Lull();
        await lull.Wait(TimeSpan.FromMinutes(1), CancellationToken.None);
        Assert.False(lull.IsRush);

        for (var i = 0; i < 1000; i++)
        {
            lull.Count(0);
        }

        Assert.True(lull.IsRush);
        await lull.Wait(TimeSpan.Zero, CancellationToken.None);

        var clock = Stopwatch.StartNew();
        await lull.Wait(TimeSpan.FromMinutes(1), CancellationToken.None);
        Assert.False(lull.IsRush);
        Assert.InRange(clock.Elapsed, TimeSpan.FromMilliseconds(400), TimeSpan.FromSeconds(50));
    }
}
