using Townline.Platform.Files;
using Townline.Platform.Files.Images;

namespace Townline.Tests.Platform.Files.Images;

public class WebpFileTests
{
    private static readonly byte[] Gps = TestExif.Of(8, 41.5, -81.6);

    [Fact]
    public void A_simple_picture_is_published_byte_for_byte() => Assert.Equal(TestWebp.Simple, Inspect.Published(TestWebp.Simple));

    [Fact]
    public void What_the_camera_wrote_is_read_and_only_the_picture_is_published()
    {
        var bare = TestWebp.Extended(40, 30, 0x28,
            TestWebp.Chunk("ICCP", TestProfile.Of()), TestWebp.Lossy(40, 30), TestWebp.Chunk("EXIF", Exif.OnlyOrientation(8)));

        Assert.Equal(41.5, Inspect.Image(TestWebp.Laden(Gps)).Facts.Latitude);
        Assert.Equal(bare, Inspect.Published(TestWebp.Laden(Gps)));
    }

    [Fact]
    public void The_preamble_that_some_writers_put_before_EXIF_is_understood()
    {
        var webp = TestWebp.Extended(40, 30, 0x08, TestWebp.Lossy(40, 30), TestWebp.Chunk("EXIF", [.. "Exif\0\0"u8, .. Gps]));
        Assert.Equal(8, Inspect.Image(webp).Facts.Orientation);
    }

    [Fact]
    public void Frames_of_an_animation_lose_what_is_hidden_in_them()
    {
        var animation = TestWebp.Chunk("ANIM", new byte[6]);
        var hiding = TestWebp.Extended(40, 30, 0x02, animation, TestWebp.AnimationFrame(0, 20, 30, TestWebp.Lossy(20, 30), TestWebp.Chunk("hide", "GPS"u8.ToArray())));
        var bare = TestWebp.Extended(40, 30, 0x02, animation, TestWebp.AnimationFrame(0, 20, 30, TestWebp.Lossy(20, 30)));

        Assert.Equal(bare, Inspect.Published(hiding));
    }

    [Fact]
    public void A_frame_outside_the_canvas_is_untrue() =>
        Assert.Equal(Refusal.Untrue, Inspect.Refusal(TestWebp.Extended(40, 30, 0x02, TestWebp.AnimationFrame(22, 20, 30, TestWebp.Lossy(20, 30)))));

    [Fact]
    public void A_canvas_of_another_size_than_the_picture_is_untrue() =>
        Assert.Equal(Refusal.Untrue, Inspect.Refusal(TestWebp.Extended(400, 300, 0, TestWebp.Lossy(40, 30))));

    [Fact]
    public void A_container_that_says_it_is_longer_is_cut() => Assert.Equal(Refusal.Truncated, Inspect.Refusal(TestWebp.Simple[..^2]));

    [Fact]
    public void A_canvas_larger_than_the_limit_is_refused() =>
        Assert.Equal(Refusal.TooManyPixels, Inspect.Refusal(TestWebp.Extended(16_000, 16_000, 0, TestWebp.Lossy(40, 30))));
}
