using Townline.Work.Field;

namespace Townline.Tests.Work.Field;

public class DeviceClockTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0)]
    [InlineData(-90)]
    [InlineData(90)]
    [InlineData(-525_600)]
    [InlineData(525_600)]
    public void However_far_a_clock_is_off_what_was_done_forty_minutes_ago_was_done_then(int minutesOff)
    {
        var device = Now.AddMinutes(minutesOff);

        Assert.Equal(Now.AddMinutes(-40), DeviceClock.DoneAt(device.AddMinutes(-40), device, Now));
    }

    [Fact]
    public void A_clock_that_was_turned_back_in_between_is_not_believed() => Assert.Equal(Now, DeviceClock.DoneAt(Now, Now.AddHours(-1), Now));

    [Fact]
    public void Nobody_is_without_a_signal_for_longer_than_a_month() => Assert.Equal(Now, DeviceClock.DoneAt(Now.AddDays(-31), Now, Now));

    [Fact]
    public void The_ends_of_time_do_no_harm()
    {
        Assert.Equal(Now, DeviceClock.DoneAt(DateTimeOffset.MaxValue, DateTimeOffset.MinValue, Now));
        Assert.Equal(Now, DeviceClock.DoneAt(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, Now));
        Assert.Equal(Now, DeviceClock.DoneAt(DateTimeOffset.UnixEpoch, null, Now));
    }

    [Fact]
    public void What_says_no_time_is_done_now() => Assert.Equal(Now, DeviceClock.DoneAt(null, Now, Now));
}
