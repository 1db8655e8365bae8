using System.Globalization;

namespace Townline.Platform.Files.Images;

/// <summary>Reads the few facts of EXIF that the town needs and writes the one that a picture cannot be shown without.</summary>
internal static class Exif
{
    /// <summary>More than this is no longer read: EXIF in a JPEG cannot be longer.</summary>
    public const int MostBytes = 64 * 1024;

    private const int Orientation = 0x0112;
    private const int Modified = 0x0132;
    private const int PhotoDirectory = 0x8769;
    private const int Taken = 0x9003;
    private const int TakenOffset = 0x9011;
    private const int GpsDirectory = 0x8825;

    /// <summary>Never fails: what cannot be understood is not there.</summary>
    public static PhotoFacts Read(ReadOnlySpan<byte> bytes)
    {
        var tiff = new TiffBlock(bytes);
        if (!tiff.IsValid)
        {
            return PhotoFacts.None;
        }

        var photo = tiff.Number(tiff.Root, PhotoDirectory);
        var gps = tiff.Number(tiff.Root, GpsDirectory);
        var orientation = tiff.Number(tiff.Root, Orientation);
        var latitude = Degrees(tiff, gps, 1, "N", "S", 90);
        var longitude = Degrees(tiff, gps, 3, "E", "W", 180);

        // Cameras without a fix write zero and zero, a place in the sea.
        var known = latitude is not null && longitude is not null && (latitude != 0 || longitude != 0);
        return new PhotoFacts
        {
            Orientation = orientation is >= 1 and <= 8 ? (int)orientation : 1,
            Latitude = known ? latitude : null,
            Longitude = known ? longitude : null,
            TakenAt = Clock(tiff.Text(photo, Taken)) ?? Clock(tiff.Text(tiff.Root, Modified)),
            ClockOffset = Offset(tiff.Text(photo, TakenOffset)),
        };
    }

    /// <summary>A TIFF block of 26 bytes that says only which way up the picture is.</summary>
    /// <param name="orientation">1 to 8.</param>
    public static byte[] OnlyOrientation(int orientation) =>
    [
        .. "MM"u8, 0, 42, 0, 0, 0, 8, // big-endian, first directory at 8
        0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, // one entry, a short
        0, 0, 0, 0, // no further directory
    ];

    private static double? Degrees(TiffBlock tiff, long gps, int tag, string positive, string negative, double most)
    {
        var side = tiff.Text(gps, tag).ToUpperInvariant();
        if ((side != positive && side != negative) || !tiff.TryThree(gps, tag + 1, out var three))
        {
            return null;
        }

        var degrees = three.First + three.Second / 60 + three.Third / 3600;
        return degrees > most ? null : side == negative ? -degrees : degrees;
    }

    private static DateTime? Clock(string text) =>
        DateTime.TryParseExact(text, "yyyy:MM:dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var clock)
        && clock.Year is >= 1990 and < 2200
            ? clock
            : null;

    private static TimeSpan? Offset(string text) =>
        text.Length == 6 && text[0] is '+' or '-'
        && TimeSpan.TryParseExact(text[1..], @"hh\:mm", CultureInfo.InvariantCulture, out var offset)
        && offset <= TimeSpan.FromHours(14)
            ? text[0] == '-' ? -offset : offset
            : null;
}
