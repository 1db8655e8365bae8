using System.Text.RegularExpressions;
using Microsoft.Extensions.Primitives;
using Townline.Places.Areas;
using Townline.Places.Asking;
using Townline.Places.Contracts;
using Townline.Places.Streets;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;

namespace Townline.Places.Map.Drawing;

/// <summary>Serves drawn maps (see <see cref="MapPaths.Image(GeoPoint, int, int)"/>).</summary>
internal static partial class MapImageEndpoint
{
    private const int MostPins = 26;
    private const string UsualPin = "#0b5c6b";

    public static void MapImages(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet(MapPaths.Drawn, Draw).AddEndpointFilter(endpoints.ServiceProvider.GetRequiredService<CallerLimit>()).AllowAnonymous();

    private static async Task<IResult> Draw(HttpContext http, TownContext town, IPlaces places, TownAreas areas, TownStreets streets, IWords words, int w = 480, int h = 320)
    {
        var query = http.Request.Query;
        if (Points(query["lat"], query["long"]) is not { } pins)
            return Results.Text(words[PointWords.Key(PointProblem.NotANumber)!], "text/plain; charset=utf-8", statusCode: StatusCodes.Status400BadRequest);

        var order = new MapOrder(
            pins,
            Math.Clamp(w, 100, 1_600),
            Math.Clamp(h, 100, 1_200),
            town.Tenant.Name,
            await Describe(pins, town.TenantId, places, words, http.RequestAborted),
            Colour().IsMatch(town.Tenant.Settings.Primary) ? town.Tenant.Settings.Primary : UsualPin
        );
        http.Response.Headers.CacheControl = "private, max-age=3600";
        return Results.Bytes(MapDrawing.Draw(order, await areas.Get(town.TenantId), await streets.Get(town.TenantId)), "image/svg+xml; charset=utf-8");
    }

    private static List<GeoPoint>? Points(StringValues lats, StringValues longs)
    {
        if (lats.Count is 0 or > MostPins || lats.Count != longs.Count)
            return null;
        var points = new List<GeoPoint>(lats.Count);
        foreach (var (lat, @long) in lats.Zip(longs))
        {
            if (!GeoPoint.TryParse(lat, @long, out var point))
                return null;
            points.Add(point);
        }
        return points;
    }

    private static async Task<string> Describe(List<GeoPoint> pins, int tenantId, IPlaces places, IWords words, CancellationToken cancel)
    {
        if (pins.Count > 1)
            return words["places.map.pins", pins.Count];
        var near = await places.NearestAddress(tenantId, pins[0], cancel: cancel);
        return words["places.map.around", near?.Address.Line ?? (await places.NearestStreet(tenantId, pins[0]))?.Name ?? pins[0].ToString()];
    }

    [GeneratedRegex("^#[0-9a-fA-F]{6}$", RegexOptions.CultureInvariant)]
    private static partial Regex Colour();
}
