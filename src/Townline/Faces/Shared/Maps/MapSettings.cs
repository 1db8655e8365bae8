using Townline.Platform.Tenancy;

namespace Townline.Faces.Shared.Maps;

/// <summary>How a map of the town is drawn.</summary>
/// <param name="TileUrl">Address of tiles with <c>{z}</c>, <c>{x}</c>, <c>{y}</c>, or null: then the map is drawn from the town's own streets and areas and calls nobody.</param>
/// <param name="Attribution">Whom to thank for the tiles; plain text.</param>
/// <param name="StreetsUrl">GeoJSON lines of the town's streets, with a property <c>name</c>.</param>
/// <param name="AreasUrl">GeoJSON areas (districts), with a property <c>name</c>.</param>
/// <param name="South">Southern edge of what is shown first, in degrees; the next three are the other edges.</param>
public sealed record MapSettings(string? TileUrl, string? Attribution, string? StreetsUrl, string? AreasUrl, double South, double West, double North, double East)
{
    /// <summary>The map of a town as its settings say; a town without edges starts with the whole world.</summary>
    /// <param name="streetsUrl">See <see cref="StreetsUrl"/>.</param>
    /// <param name="areasUrl">See <see cref="AreasUrl"/>.</param>
    internal static MapSettings Of(Tenant town, string? streetsUrl, string? areasUrl) =>
        new(town.Settings.TileUrl, town.Settings.TileAttribution, streetsUrl, areasUrl,
            town.Settings.South ?? -60, town.Settings.West ?? -180, town.Settings.North ?? 75, town.Settings.East ?? 180);
}
