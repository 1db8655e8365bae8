namespace Townline.Places.GeoJson;

/// <summary>Bounds on what is read, so that a hostile or mistaken file costs little.</summary>
/// <param name="FeatureBytes">Longest single feature, and longest head before the features, in bytes.</param>
/// <param name="Positions">Most positions in one geometry.</param>
/// <param name="Depth">Deepest nesting of the JSON; a MultiPolygon in a collection needs 8.</param>
internal sealed record GeoJsonLimits(int FeatureBytes = 16 << 20, int Positions = 500_000, int Depth = 32)
{
    public static readonly GeoJsonLimits Default = new();
}
