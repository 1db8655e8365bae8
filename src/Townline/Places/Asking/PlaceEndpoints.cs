using Townline.Places.Contracts;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;

namespace Townline.Places.Asking;

/// <summary>What pages ask while somebody types an address or moves a pin. Open to all, as the town's addresses are.</summary>
internal static class PlaceEndpoints
{
    public static void MapPlaceQuestions(this IEndpointRouteBuilder endpoints)
    {
        var questions = endpoints.MapGroup("/places").AddEndpointFilter(endpoints.ServiceProvider.GetRequiredService<CallerLimit>());
        questions.MapGet("/search", Search).AllowAnonymous();
        questions.MapGet("/at", At).AllowAnonymous();
    }

    private static async Task<IResult> Search(HttpContext http, TownContext town, IPlaces places, string? q, int? limit)
    {
        var found = string.IsNullOrWhiteSpace(q) ? AddressSearch.Nothing : await places.FindAddress(town.TenantId, q, limit ?? 8, http.RequestAborted);
        return Answer(http, SearchAnswer.Of(found));
    }

    private static async Task<IResult> At(HttpContext http, TownContext town, IPlaces places, IWords words, string? lat, string? @long)
    {
        var (y, x) = (Degrees(lat), Degrees(@long));
        var problem = await places.Check(town.TenantId, y, x);
        if (!GeoPoint.TryCreate(y, x, out var point))
            return Results.Json(new PointAnswer(problem, Sentence(words, problem), null, null, []), JsonColumn.Options, statusCode: StatusCodes.Status400BadRequest);

        var address = await places.NearestAddress(town.TenantId, point, cancel: http.RequestAborted);
        var street = await places.NearestStreet(town.TenantId, point);
        var areas = await places.AreasAt(town.TenantId, point);
        return Answer(
            http,
            new PointAnswer(
                problem,
                Sentence(words, problem),
                NearAddress.Of(address),
                street is null ? null : new(street.Name, (int)Math.Round(street.Metres)),
                [.. areas.Select(area => new PointArea(area.Kind, area.Code, area.Name))]
            )
        );
    }

    private static IResult Answer<T>(HttpContext http, T answer)
    {
        // What somebody types or where they stand is nobody else's: no shared cache keeps it.
        http.Response.Headers.CacheControl = "private, max-age=60";
        return Results.Json(answer, JsonColumn.Options);
    }

    private static double Degrees(string? text) => GeoPoint.TryDegrees(text, out var degrees) ? degrees : double.NaN;

    private static string? Sentence(IWords words, PointProblem problem) => PointWords.Key(problem) is { } key ? words[key] : null;
}
