using Microsoft.AspNetCore.Routing.Template;

namespace Townline.Platform.Web;

/// <summary>The methods that an address answers to, from the route table: a face's own answer for all other paths would otherwise hide them.</summary>
internal static class AllowedMethods
{
    /// <returns>In the order of the alphabet; none when the address leads nowhere.</returns>
    public static IReadOnlyList<string> At(HttpContext http) =>
    [
        .. http.RequestServices.GetRequiredService<EndpointDataSource>().Endpoints
            .OfType<RouteEndpoint>()
            .Where(endpoint => Matches(endpoint, http.Request.Path))
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [])
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    private static bool Matches(RouteEndpoint endpoint, PathString path) =>
        new TemplateMatcher(new RouteTemplate(endpoint.RoutePattern), []).TryMatch(path, []);
}
