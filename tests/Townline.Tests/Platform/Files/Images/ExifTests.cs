using MetadataExtractor.Formats.Exif;
using MetadataExtractor.IO;
using Townline.Platform.Files.Images;

namespace Townline.Tests.Platform.Files.Images;

public class ExifTests
{
    [Theory]
    [InlineData(true, 41.5012, -81.6034)]
    [InlineData(false, -33.8568, 151.2153)]
    [InlineData(true, 0, 0.0001)]
    public void The_place_of_a_photo_is_read_as_another_reader_reads_it(bool big, double latitude, double longitude)
    {
        var block = TestExif.Of(latitude: latitude, longitude: longitude, big: big);

        var facts = Exif.Read(block);

        Assert.Equal(latitude, facts.Latitude!.Value, 6);
        Assert.Equal(longitude, facts.Longitude!.Value, 6);
        var other = new ExifReader().Extract(new ByteArrayReader(block)).OfType<GpsDirectory>().Single().GetGeoLocation()!;
        Assert.Equal(other.Latitude, facts.Latitude.Value, 6);
        Assert.Equal(other.Longitude, facts.Longitude.Value, 6);
    }

    [Fact]
    public void Zero_and_zero_is_a_camera_without_a_fix_and_not_a_place_in_the_sea() =>
        Assert.Null(Exif.Read(TestExif.Of(latitude: 0, longitude: 0)).Latitude);

    [Theory]
    [InlineData(91, 10)]
    [InlineData(10, 181)]
    public void A_place_that_is_not_on_earth_is_no_place(double latitude, double longitude) =>
        Assert.Null(Exif.Read(TestExif.Of(latitude: latitude, longitude: longitude)).Longitude);

    [Fact]
    public void A_fraction_over_zero_is_no_place()
    {
        var block = TestExif.Of(latitude: 41.5, longitude: -81.6);
        var at = block.AsSpan().IndexOf((ReadOnlySpan<byte>)[0, 0, 0, 41, 0, 0, 0, 1]);
        block[at + 7] = 0;

        Assert.Null(Exif.Read(block).Latitude);
    }

    [Fact]
    public void The_camera_s_clock_is_taken_with_its_offset_when_it_names_one()
    {
        var facts = Exif.Read(TestExif.Of(taken: "2026:03:08 14:30:00", offset: "-05:00"));

        Assert.Equal(DateTimeOffset.Parse("2026-03-08T19:30:00Z"), facts.TakenAtInstant(TimeZoneInfo.Utc));
    }

    [Fact]
    public void A_clock_without_offset_shows_the_town_s_time()
    {
        var town = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");
        var facts = Exif.Read(TestExif.Of(taken: "2026:07:01 08:00:00"));

        Assert.Equal(DateTimeOffset.Parse("2026-07-01T12:00:00Z"), facts.TakenAtInstant(town));
    }

    [Theory]
    [InlineData("0000:00:00 00:00:00")]
    [InlineData("1904:01:01 00:00:00")]
    [InlineData("2026-01-01 00:00:00")]
    public void A_clock_that_was_never_set_is_no_time(string taken) => Assert.Null(Exif.Read(TestExif.Of(taken: taken)).TakenAt);

    [Fact]
    public void The_written_block_says_only_the_orientation()
    {
        for (var orientation = 1; orientation <= 8; orientation++)
        {
            Assert.Equal(PhotoFacts.None with { Orientation = orientation }, Exif.Read(Exif.OnlyOrientation(orientation)));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    [InlineData(65535)]
    public void An_impossible_orientation_is_upright(int orientation) => Assert.Equal(1, Exif.Read(TestExif.Of(orientation)).Orientation);
}
