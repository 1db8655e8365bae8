using System.Text.RegularExpressions;
using NetTopologySuite;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Townline.Places.Contracts;

namespace Townline.Places.Import;

/// <summary>The shape of a CSV row: from its column of well-known text if it has one, else the point from latitude and longitude.</summary>
internal static partial class CsvGeometry
{
    private static readonly NtsGeometryServices Services = new(new PrecisionModel(), 4326);

    /// <exception cref="PlacesFileException">There is none, or it cannot be read; the message says why.</exception>
    public static Geometry Read(IReadOnlyDictionary<string, string> fields)
    {
        if (fields.Of(FieldName.Shape) is { } wellKnownText)
            return ReadText(wellKnownText);

        var (lat, @long) = (fields.Of(FieldName.Lat), fields.Of(FieldName.Long));
        if (lat is null || @long is null)
            throw new PlacesFileException("It has no latitude and longitude.");
        if (!GeoPoint.TryDegrees(lat, out var y) || !GeoPoint.TryDegrees(@long, out var x))
            throw new PlacesFileException($"Latitude {Short(lat)} and longitude {Short(@long)} are not numbers with a decimal point.");
        if (GeoPoint.TryCreate(y, x, out _))
            return Services.CreateGeometryFactory().CreatePoint(new Coordinate(x, y));
        throw new PlacesFileException(
            GeoPoint.TryCreate(x, y, out _)
                ? $"Latitude {Short(lat)} and longitude {Short(@long)} look swapped."
                : $"Latitude {Short(lat)} and longitude {Short(@long)} are not on earth. Are they in WGS 84 degrees?"
        );
    }

    private static Geometry ReadText(string text)
    {
        // Only shapes without nesting: the reader follows a collection within a collection as deep as it goes.
        if (!Readable().IsMatch(text))
            throw new PlacesFileException("Its shape is not well-known text of a point, line or polygon.");
        try
        {
            var shape = new WKTReader(Services) { IsOldNtsCoordinateSyntaxAllowed = false }.Read(text);
            if (shape.IsEmpty || shape.Coordinates.Any(position => !GeoPoint.TryCreate(position.Y, position.X, out _)))
                throw new PlacesFileException("Its shape is empty or not in WGS 84 degrees.");
            return shape;
        }
        catch (Exception wrong) when (wrong is ParseException or ArgumentException)
        {
            throw new PlacesFileException("Its well-known text cannot be read.", wrong);
        }
    }

    private static string Short(string text) => text.Length > 30 ? $"{text[..30]}…" : text;

    [GeneratedRegex(@"^\s*(SRID=4326;)?\s*(POINT|LINESTRING|POLYGON|MULTILINESTRING|MULTIPOLYGON)\s*Z?M?\s*\(", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Readable();
}
