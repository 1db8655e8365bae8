using Townline.Platform.Files;

namespace Townline.Tests.Platform.Files.Images;

public class JpegFileTests
{
    private static readonly byte[] Gps = TestExif.Of(6, 41.5, -81.6, "2026:03:08 14:30:00");

    private static ReadOnlySpan<byte> FrameMark => [0xFF, 0xC0];

    [Fact]
    public void What_the_camera_wrote_is_read_before_it_is_stripped()
    {
        var image = Inspect.Image(TestJpeg.Laden(Gps));

        Assert.Equal((64, 48), (image.Width, image.Height));
        Assert.Equal((6, 41.5, -81.6), (image.Facts.Orientation, image.Facts.Latitude!.Value, Math.Round(image.Facts.Longitude!.Value, 6)));
    }

    [Fact]
    public void The_published_picture_is_the_bare_picture_with_orientation_profile_and_colour_kind()
    {
        var bare = TestJpeg.Of(64, 48,
            TestJpeg.Jfif, TestJpeg.Exif(Townline.Platform.Files.Images.Exif.OnlyOrientation(6)), TestJpeg.Profile(TestProfile.Of()), TestJpeg.Adobe);

        Assert.Equal(bare, Inspect.Published(TestJpeg.Laden(Gps)));
    }

    [Fact]
    public void A_picture_without_anything_else_is_published_byte_for_byte()
    {
        var bare = TestJpeg.Of(640, 480, TestJpeg.Jfif);
        Assert.Equal(bare, Inspect.Published(bare));
    }

    [Fact]
    public void A_page_hidden_in_a_comment_or_behind_the_end_does_not_get_through() =>
        Assert.False(Inspect.Published(TestJpeg.Laden(Gps)).Holds("script"u8));

    [Fact]
    public void A_profile_that_is_none_is_dropped()
    {
        var forged = TestProfile.Of();
        "<html>"u8.CopyTo(forged.AsSpan(36));

        Assert.Equal(TestJpeg.Of(), Inspect.Published(TestJpeg.Of(64, 48, TestJpeg.Profile(forged))));
    }

    [Fact]
    public void A_thumbnail_is_dropped()
    {
        var withThumbnail = TestJpeg.Segment(0xE0, [.. "JFIF\0"u8, 1, 2, 0, 0, 72, 0, 72, 1, 1, 10, 20, 30]);
        Assert.Equal(TestJpeg.Of(64, 48, TestJpeg.Jfif), Inspect.Published(TestJpeg.Of(64, 48, withThumbnail)));
    }

    [Fact]
    public void A_photo_of_forty_megapixels_passes() => Assert.Equal(7728, Inspect.Image(TestJpeg.Of(7728, 5368)).Width);

    [Fact]
    public void A_photo_of_more_than_the_limit_is_refused() =>
        Assert.Equal(Refusal.TooManyPixels, Inspect.Refusal(TestJpeg.Of(10_000, 6_000)));

    [Fact]
    public void A_header_that_promises_more_than_the_file_can_hold_is_untrue()
    {
        var jpeg = TestJpeg.Of(64, 48);
        var frame = jpeg.AsSpan().IndexOf(FrameMark);
        jpeg[frame + 5] = 0x10; // 4,144 high

        Assert.Equal(Refusal.Untrue, Inspect.Refusal(jpeg));
    }

    [Fact]
    public void Wherever_it_is_cut_it_is_refused()
    {
        var whole = TestJpeg.Of(64, 48, TestJpeg.Jfif, TestJpeg.Exif(Gps));
        for (var length = 4; length < whole.Length; length++)
        {
            Assert.Equal(Refusal.Truncated, Inspect.Refusal(whole[..length]));
        }
    }

    [Fact]
    public void Tables_with_room_for_something_else_are_refused()
    {
        var spare = TestJpeg.Segment(0xDB, [0, .. Enumerable.Repeat((byte)16, 64), .. "<script>"u8]);
        Assert.Equal(Refusal.Damaged, Inspect.Refusal(TestJpeg.Of(64, 48, spare)));
    }

    [Fact]
    public void A_kind_of_JPEG_that_browsers_do_not_show_is_refused()
    {
        var jpeg = TestJpeg.Of();
        jpeg[jpeg.AsSpan().IndexOf(FrameMark) + 1] = 0xC9; // arithmetic codes
        Assert.Equal(Refusal.UnsupportedPicture, Inspect.Refusal(jpeg));
    }
}
