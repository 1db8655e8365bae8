using System.Runtime.CompilerServices;
using System.Text.Json;
using Townline.Places.Contracts;
using Townline.Places.Import;

namespace Townline.Places.GeoJson;

/// <summary>
/// Reads the features of a GeoJSON document one at a time, so that a file of any length needs the memory of its longest feature.
/// Takes a FeatureCollection, a single Feature or geometry, and sequences of these (one a line, with or without the record
/// separators of RFC 8142).
/// </summary>
internal static class GeoJsonReader
{
    /// <exception cref="PlacesFileException">
    /// The document as a whole cannot be read further: it is not JSON, not GeoJSON, not in WGS 84, or a feature is too long. Features before that
    /// point have been returned. A feature that is wrong in itself is returned with its problem instead.
    /// </exception>
    public static async IAsyncEnumerable<SourceRow> Read(
        Stream stream,
        GeoJsonLimits? limits = null,
        [EnumeratorCancellation] CancellationToken stop = default
    )
    {
        var bounds = limits ?? GeoJsonLimits.Default;
        var scanner = new GeoJsonScanner(bounds);
        while (true)
        {
            var step = Advance(scanner, out var value);
            if (step == GeoJsonStep.Finished)
                yield break;
            if (step == GeoJsonStep.NeedsMore)
                await scanner.Fill(stream, stop);
            if (step == GeoJsonStep.Feature)
            {
                using (value)
                    yield return GeoJsonFeature.Read(scanner.Features++, value!.RootElement, bounds);
            }
        }
    }

    private static GeoJsonStep Advance(GeoJsonScanner scanner, out JsonDocument? value)
    {
        try
        {
            return scanner.Advance(out value);
        }
        catch (JsonException wrong)
        {
            throw new PlacesFileException($"The file cannot be read as JSON at line {wrong.LineNumber + 1}, after {scanner.Features} features.", wrong);
        }
        catch (InvalidOperationException wrong)
        {
            // What System.Text.Json throws for a name that is not UTF-8 and for one with half a surrogate pair.
            throw new PlacesFileException($"The file has a name that is not UTF-8, after {scanner.Features} features.", wrong);
        }
    }
}
