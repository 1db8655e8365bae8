using Townline.Platform.Modules;

namespace Townline.Faces.Style;

/// <summary>An invented little map for the style pages.</summary>
internal sealed class StyleModule : IModule
{
    public void Endpoints(IEndpointRouteBuilder endpoints)
    {
        var environment = endpoints.ServiceProvider.GetRequiredService<IWebHostEnvironment>();
        if (!environment.IsDevelopment() && !environment.IsEnvironment("Testing"))
            return;
        endpoints.MapGet("/style/streets.geojson", () => GeoJson(Streets())).AllowAnonymous().ExcludeFromDescription();
        endpoints.MapGet("/style/areas.geojson", () => GeoJson(Areas())).AllowAnonymous().ExcludeFromDescription();
        endpoints.MapGet("/style/requests.geojson", () => GeoJson(Requests())).AllowAnonymous().ExcludeFromDescription();
        endpoints.MapGet("/style/places", (string q) => Results.Json(q.Length < 3 ? [] : new[] { new { label = $"12 {q}", lat = 41.5, @long = -81.6 }, new { label = $"14 {q}", lat = 41.503, @long = -81.606 } })).AllowAnonymous().ExcludeFromDescription();
        endpoints.MapGet("/style/find", (string q) => Results.Json(new[] { new { title = $"Flooded underpass, {q}", note = "1042337 · Mill Street", href = "/style/desk" }, new { title = "Rosa Delgado", note = "Resident", href = "/style" } })).AllowAnonymous().ExcludeFromDescription();
    }

    private static IResult GeoJson(IEnumerable<object> features) =>
        Results.Json(new { type = "FeatureCollection", features }, contentType: "application/geo+json");

    private static object Feature(string type, object coordinates, object properties) => new { type = "Feature", geometry = new { type, coordinates }, properties };

    private static IEnumerable<object> Streets() =>
        from i in Enumerable.Range(0, 24)
        let share = i / 23.0
        from line in new[] { new[] { new[] { -81.66 + share * 0.12, 41.455 }, [-81.655 + share * 0.11, 41.545] }, [[-81.66, 41.455 + share * 0.09], [-81.54, 41.46 + share * 0.08]] }
        select Feature("LineString", line, new { name = $"Street {i + 1}" });

    private static IEnumerable<object> Areas() =>
    [
        Feature("Polygon", new[] { new[] { new[] { -81.66, 41.455 }, [-81.60, 41.455], [-81.60, 41.545], [-81.66, 41.545], [-81.66, 41.455] } }, new { name = "West" }),
        Feature("Polygon", new[] { new[] { new[] { -81.60, 41.455 }, [-81.54, 41.455], [-81.54, 41.545], [-81.60, 41.545], [-81.60, 41.455] } }, new { name = "East" }),
    ];

    private static IEnumerable<object> Requests() =>
        from i in Enumerable.Range(0, 60)
        let tone = (i % 3) switch { 0 => "green", 1 => "teal", _ => "amber" }
        select Feature("Point", new[] { -81.655 + i * 37 % 100 / 100.0 * 0.11, 41.46 + i * 53 % 100 / 100.0 * 0.08 }, new { title = $"Pothole {i + 1}", href = $"/requests/{i + 1}", status = "Open", tone });
}
