namespace Townline.Tests.Support;

public class ClockTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void It_starts_where_it_is_told_and_moves_when_told()
    {
        var clock = new Clock(Noon);
        clock.Stop();
        clock.MoveTo(Noon.AddDays(30));
        Assert.Equal(Noon.AddDays(30), clock.Now);
    }

    [Fact]
    public async Task A_delay_ends_when_the_clock_is_moved_past_it()
    {
        var clock = new Clock(Noon);
        var delay = Task.Delay(TimeSpan.FromDays(30), clock);
        clock.Move(TimeSpan.FromDays(29));
        Assert.False(delay.IsCompleted);
        clock.Move(TimeSpan.FromDays(1));
        await delay.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_repeating_timer_goes_on_after_a_move()
    {
        var clock = new Clock(Noon);
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        for (var i = 0; i < 3; i++)
        {
            var tick = timer.WaitForNextTickAsync().AsTask();
            clock.Move(TimeSpan.FromHours(1));
            Assert.True(await tick.WaitAsync(TimeSpan.FromSeconds(10)));
        }
    }
}
