using Townline.Platform.Files;

namespace Townline.Tests.Platform.Files.Images;

public class GifFileTests
{
    [Fact]
    public void Frames_timing_and_loop_stay_and_everything_else_goes() =>
        Assert.Equal(TestGif.Of(20, 10, TestGif.Loop, TestGif.Control), Inspect.Published(TestGif.Laden));

    [Fact]
    public void A_GIF_that_is_also_a_script_loses_the_script()
    {
        Assert.True(TestGif.Script.Holds("alert"u8));
        Assert.False(Inspect.Published(TestGif.Script).Holds("alert"u8));
    }

    [Fact]
    public void The_timing_of_a_dropped_text_goes_with_it()
    {
        byte[] text = [0x21, 0x01, 12, .. new byte[12], 2, .. "hi"u8, 0];
        Assert.Equal(TestGif.Of(), Inspect.Published(TestGif.Of(20, 10, TestGif.Control, text)));
    }

    [Fact]
    public void A_frame_outside_the_screen_is_untrue() =>
        Assert.Equal(Refusal.Untrue, Inspect.Refusal(TestGif.Of(20, 10, TestGif.Frame(20, 10, left: 1))));

    [Fact]
    public void A_frame_larger_than_its_codes_could_draw_is_untrue()
    {
        byte[] tiny = [.. TestGif.Start(5000, 5000), 0x2C, 0, 0, 0, 0, 0x88, 0x13, 0x88, 0x13, 0, 8, 2, 1, 1, 0, 0x3B];
        Assert.Equal(Refusal.Untrue, Inspect.Refusal(tiny));
    }

    [Fact]
    public void Wherever_it_is_cut_it_is_refused()
    {
        for (var length = 6; length < TestGif.Of().Length; length++)
        {
            Assert.Equal(Refusal.Truncated, Inspect.Refusal(TestGif.Of()[..length]));
        }
    }

    [Fact]
    public void A_GIF_without_a_picture_is_refused() => Assert.Equal(Refusal.Truncated, Inspect.Refusal([.. TestGif.Start(5, 5), 0x3B]));
}
