using Townline.Platform.Files;
using Townline.Platform.Files.Images;

namespace Townline.Tests.Platform.Files.Images;

public class PngFileTests
{
    private static readonly byte[] Gps = TestExif.Of(3, 41.5, -81.6);

    [Fact]
    public void What_the_camera_wrote_is_read_and_only_the_picture_is_published()
    {
        var laden = TestPng.Laden(Gps);
        var bare = TestPng.Of(20, 10,
            PngChunk.Make("iCCP", [.. "ICC\0\0"u8, .. TestPng.Packed(TestProfile.Of())]), PngChunk.Make("gAMA", [0, 0, 0xB1, 0x8F]), PngChunk.Make("pHYs", new byte[9]), PngChunk.Make("eXIf", Exif.OnlyOrientation(3)));

        Assert.Equal(41.5, Inspect.Image(laden).Facts.Latitude);
        Assert.Equal(bare, Inspect.Published(laden));
    }

    [Fact]
    public void A_wrong_checksum_is_damage()
    {
        var png = TestPng.Of(20, 10, PngChunk.Make("tEXt", "Author\0Jane"u8));
        png[png.AsSpan().IndexOf("Jane"u8)] = (byte)'L';
        Assert.Equal(Refusal.Damaged, Inspect.Refusal(png));
    }

    [Theory]
    [InlineData(100, 100, nameof(Refusal.Truncated))]
    [InlineData(3, 3, nameof(Refusal.Untrue))]
    public void A_header_of_another_size_than_the_picture_is_refused(int width, int height, string expected)
    {
        var packed = TestPng.Packed(new byte[10 * (1 + 3 * 10)]);
        Assert.Equal(expected, Inspect.Refusal(TestPng.Around(TestPng.Header(width, height), packed)).ToString());
    }

    [Fact]
    public void A_picture_that_unpacks_without_end_is_cut_off_at_its_promised_size()
    {
        var bomb = TestPng.Packed(new byte[200_000_000]);
        Assert.Equal(Refusal.Untrue, Inspect.Refusal(TestPng.Around(TestPng.Header(10, 10), bomb)));
    }

    [Fact]
    public void A_profile_that_unpacks_without_end_is_dropped()
    {
        var bomb = PngChunk.Make("iCCP", [.. "ICC\0\0"u8, .. TestPng.Packed(new byte[50_000_000])]);
        Assert.Equal(TestPng.Of(), Inspect.Published(TestPng.Of(20, 10, bomb)));
    }

    [Theory]
    [InlineData(1, 1, 8)]
    [InlineData(5, 3, 16)]
    [InlineData(33, 17, 1)]
    public void Interlaced_pictures_have_the_size_of_their_seven_passes(int width, int height, byte bits)
    {
        // Counted the slow way: each pixel belongs to one pass, each pass has rows of whole bytes with a filter byte each.
        var pattern = "1646264677777777565656567777777736463646777777775656565677777777";
        var rows = 0;
        for (var pass = '1'; pass <= '7'; pass++)
        {
            for (var y = 0; y < height; y++)
            {
                var pixels = Enumerable.Range(0, width).Count(x => pattern[y % 8 * 8 + x % 8] == pass);
                rows += pixels == 0 ? 0 : 1 + (pixels * bits + 7) / 8;
            }
        }

        var png = TestPng.Around(TestPng.Header(width, height, bits, colour: 0, interlaced: 1), TestPng.Packed(new byte[rows]));
        Assert.Equal(width, Inspect.Image(png).Width);
    }

    [Fact]
    public void Wherever_it_is_cut_it_is_refused()
    {
        var whole = TestPng.Of(20, 10, PngChunk.Make("tEXt", "Author\0Jane"u8));
        for (var length = 8; length < whole.Length; length++)
        {
            Assert.Equal(Refusal.Truncated, Inspect.Refusal(whole[..length]));
        }
    }

    [Theory]
    [InlineData(0x80000001L, 1L, nameof(Refusal.TooManyPixels))]
    [InlineData(8000L, 8000L, nameof(Refusal.TooManyPixels))]
    [InlineData(0L, 10L, nameof(Refusal.Damaged))]
    public void Impossible_sizes_are_refused_before_anything_is_unpacked(long width, long height, string expected) =>
        Assert.Equal(expected, Inspect.Refusal(TestPng.Around(TestPng.Header((int)width, (int)height), [])).ToString());

    [Fact]
    public void A_part_that_must_be_understood_but_is_unknown_is_refused() =>
        Assert.Equal(Refusal.Damaged, Inspect.Refusal(TestPng.Of(20, 10, PngChunk.Make("CgBI", [1, 2, 3, 4]))));
}
