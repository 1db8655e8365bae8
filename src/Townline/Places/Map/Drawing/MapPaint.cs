using Townline.Places.Contracts;
using Townline.Places.Streets;

namespace Townline.Places.Map.Drawing;

/// <summary>One stroke over all lines of a kind; streets have a wider one below as their edge.</summary>
internal sealed record MapStroke(string Kind, string Colour, double Width);

/// <summary>Colours of the drawn map; they keep apart in grey on paper too.</summary>
internal static class MapPaint
{
    public const string Ground = "#f3f1ea";
    public const string Halo = "#ffffff";
    public const string Ink = "#12262b";
    public const string WaterInk = "#1d5674";
    private const string Water = "#a9cfe3";
    private const string Edge = "#b9b5a8";
    private const string Thin = "#d3cfc2";
    private const string Broad = "#ffe6ad";
    private const string Rails = "#6b6f70";

    /// <summary>The strokes of a map at this scale, in the order in which they are painted. From afar small streets are thin lines without an edge.</summary>
    public static IReadOnlyList<MapStroke> Strokes(double metresPerPixel)
    {
        var (local, main) = (Width(12, 1.5, 10), Width(18, 3.5, 14));
        return IsFar(metresPerPixel)
            ? [new(LineKinds.River, Water, Width(40, 3, 20)), new(LineKinds.Local, Thin, local), new(LineKinds.Main, Edge, main + 1.5), new(LineKinds.Main, Broad, main), new(LineKinds.Railway, Rails, 1.5)]
            :
            [
                new(LineKinds.River, Water, Width(40, 3, 20)),
                new(LineKinds.Local, Edge, local + 2),
                new(LineKinds.Main, Edge, main + 2),
                new(LineKinds.Local, Halo, local),
                new(LineKinds.Main, Broad, main),
                new(LineKinds.Railway, Rails, 2),
            ];

        double Width(double metres, double least, double most) => Math.Clamp(metres / metresPerPixel, least, most);
    }

    /// <summary>From so far only main streets are named.</summary>
    public static bool IsFar(double metresPerPixel) => metresPerPixel > 4;

    public static IReadOnlyList<(string Name, string Value)> OfArea(string kind) =>
        kind switch
        {
            AreaKinds.Town => [("fill", "#faf9f5"), ("stroke", "#8a8f90"), ("stroke-width", "2"), ("stroke-dasharray", "8 4")],
            AreaKinds.Park => [("fill", "#cfe6c8")],
            AreaKinds.Water => [("fill", Water)],
            _ => [("fill", "none")],
        };

    /// <summary>Colour of an area's name; null when it is not named, because what it names cannot be seen.</summary>
    public static string? InkOfArea(string kind) =>
        kind switch
        {
            AreaKinds.Park => "#2c5a26",
            AreaKinds.Water => WaterInk,
            _ => null,
        };
}
