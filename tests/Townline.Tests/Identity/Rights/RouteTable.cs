using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Townline.Identity.Contracts;
using Townline.Tests.Support;

namespace Townline.Tests.Identity.Rights;

/// <summary>One method of one address of the program, and who may use it.</summary>
/// <param name="Method">GET, POST…</param>
/// <param name="Pattern">The route, such as /track/{reference}/{code}.</param>
/// <param name="Rights">Of staff; all are needed.</param>
/// <param name="Scope">Of an API key.</param>
/// <param name="Public">For everybody.</param>
internal sealed partial record Route(string Method, RoutePattern Pattern, IReadOnlyList<Right> Rights, string? Scope, bool Public)
{
    /// <summary>The address with something in place of each parameter.</summary>
    public string Address => "/" + string.Join('/', Pattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(Fill))));

    public override string ToString() => $"{Method} {Pattern.RawText}";

    private static string Fill(RoutePatternPart part) => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternSeparatorPart separator => separator.Content,
        RoutePatternParameterPart parameter => parameter.ParameterPolicies.Select(policy => Alternative().Match(policy.Content ?? "").Groups["first"].Value).FirstOrDefault(first => first != "") ?? "1",
        _ => "1",
    };

    /// <summary>The first of the words that a route allows, as in {format:regex(^(xml|json)$)}.</summary>
    [GeneratedRegex(@"^regex\(\^\((?<first>\w+)\|")]
    private static partial Regex Alternative();
}

/// <summary>Every endpoint of the running program.</summary>
internal static class RouteTable
{
    public static async Task<IReadOnlyList<Route>> Of(TestTown town)
    {
        var routes = new List<Route>();
        foreach (var endpoint in town.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            routes.AddRange(Routes(endpoint, await Metadata(town, endpoint)));
        }

        return routes;
    }

    /// <summary>The routes of an endpoint, one for each method.</summary>
    public static IEnumerable<Route> Routes(RouteEndpoint endpoint, EndpointMetadataCollection metadata)
    {
        var methods = metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? (metadata.GetMetadata<PageActionDescriptor>() is null ? ["GET"] : ["GET", "POST"]);
        var scope = metadata.GetMetadata<KeyScope>()?.Scope;
        var open = scope is null && metadata.GetMetadata<IAllowAnonymous>() is not null;
        var rights = metadata.GetOrderedMetadata<NeedsAttribute>().Select(needed => needed.Right).Distinct().ToList();
        return methods.Select(method => new Route(method, endpoint.RoutePattern, rights, scope, open));
    }

    /// <summary>What stands on a page's model is known only when the page is loaded.</summary>
    private static async Task<EndpointMetadataCollection> Metadata(TestTown town, RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page
            ? new([.. endpoint.Metadata, .. (await town.Get<PageLoader>().LoadAsync(page, endpoint.Metadata)).EndpointMetadata ?? []])
            : endpoint.Metadata;
}
