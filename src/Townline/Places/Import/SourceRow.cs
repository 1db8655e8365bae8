using NetTopologySuite.Geometries;

namespace Townline.Places.Import;

/// <summary>One feature of a GeoJSON file or one row of a CSV file: read, or the reason why not.</summary>
/// <param name="Number">Where it stands: the feature's index from 0, or the line from 1.</param>
/// <param name="Id">The feature's own <c>id</c>, when it has one.</param>
/// <param name="Geometry">Longitude in X, latitude in Y; null when there is a problem.</param>
/// <param name="Fields">Properties or columns as text; names folded by <see cref="FieldName.Fold"/>; no empty ones.</param>
/// <param name="Problem">A sentence that says what is wrong with it.</param>
internal sealed record SourceRow(int Number, string? Id, Geometry? Geometry, IReadOnlyDictionary<string, string> Fields, string? Problem)
{
    private static readonly IReadOnlyDictionary<string, string> Nothing = new Dictionary<string, string>();

    public static SourceRow Unreadable(int number, string problem) => new(number, null, null, Nothing, problem);
}
