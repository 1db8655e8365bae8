using Townline.Places.Contracts;
using Townline.Places.Streets;

namespace Townline.Places.Map;

/// <summary>What is painted first lies below: the town, then its parts, green and water, then lines from thin to thick.</summary>
internal static class PaintOrder
{
    public static int OfArea(string kind) =>
        kind switch
        {
            AreaKinds.Town => 0,
            AreaKinds.Park => 2,
            AreaKinds.Water => 3,
            _ => 1,
        };

    public static int OfLine(string kind) =>
        kind switch
        {
            LineKinds.River => 0,
            LineKinds.Railway => 1,
            LineKinds.Local => 2,
            _ => 3,
        };
}
