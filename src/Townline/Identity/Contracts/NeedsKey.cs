using System.Globalization;
using Townline.Identity.Keys;
using Townline.Platform.Events;
using Townline.Platform.Tenancy;
using Townline.Platform.Web;
using Townline.Platform.Words;

namespace Townline.Identity.Contracts;

/// <summary>Marks an endpoint as open to API keys with a scope (for the list of routes and their rules).</summary>
internal sealed record KeyScope(string Scope);

/// <summary>API keys at endpoints.</summary>
internal static class NeedsKeyExtensions
{
    /// <summary>
    /// Opens the endpoint to programs whose key has the scope, given as <c>Authorization: Bearer</c> or as <c>api_key</c> in query or form; others get
    /// a problem document: 401, 403, or 429 with Retry-After.
    /// </summary>
    public static RouteHandlerBuilder NeedsKey(this RouteHandlerBuilder endpoint, string scope) => Guard(endpoint, scope);

    /// <inheritdoc cref="NeedsKey(RouteHandlerBuilder, string)"/>
    public static RouteGroupBuilder NeedsKey(this RouteGroupBuilder group, string scope) => Guard(group, scope);

    /// <summary>
    /// Checks the key of this request, for faces with an error format of their own (which mark their endpoints with <see cref="AcceptsKey{T}"/>); on success the program is the actor of the request.
    /// </summary>
    public static async ValueTask<KeyCheck> CheckKey(this HttpContext http, string scope, string source = "api")
    {
        var town = http.RequestServices.GetRequiredService<TownContext>();
        var found = await http.RequestServices.GetRequiredService<IApiKeys>().Check(town.TenantId, await Secret(http.Request), scope);
        var check = http.RequestServices.GetRequiredService<KeyGuesses>().Judge(CallerAddress.Of(http), found);
        if (check.Good)
            town.Actor = new Actor(ActorKind.Key, check.KeyId, source, http.Connection.RemoteIpAddress?.ToString());
        return check;
    }

    /// <summary>Says that an endpoint checks a key itself with <see cref="CheckKey"/>.</summary>
    public static TBuilder AcceptsKey<TBuilder>(this TBuilder endpoint, string scope)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new KeyScope(scope)).AllowAnonymous();

    private static TBuilder Guard<TBuilder>(TBuilder endpoint, string scope)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint
            .AcceptsKey(scope)
            .AddEndpointFilter(
                async (call, next) =>
                {
                    var check = await call.HttpContext.CheckKey(scope);
                    return check.Good ? await next(call) : Refusal(call.HttpContext, check, scope);
                }
            );

    private static async ValueTask<string?> Secret(HttpRequest request)
    {
        const string bearer = "Bearer ";
        if (request.Headers.Authorization.ToString() is var header && header.StartsWith(bearer, StringComparison.OrdinalIgnoreCase))
            return header[bearer.Length..].Trim();
        if (request.Query["api_key"] is [{ Length: > 0 } inQuery, ..])
            return inQuery;
        return request.HasFormContentType ? (await request.ReadFormAsync(request.HttpContext.RequestAborted))["api_key"].FirstOrDefault() : null;
    }

    private static IResult Refusal(HttpContext http, KeyCheck check, string scope)
    {
        var words = http.RequestServices.GetRequiredService<IWords>();
        if (check.Verdict is KeyVerdict.TooMany or KeyVerdict.Guessing)
            http.Response.Headers.RetryAfter = Math.Ceiling(check.RetryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        if (check.Verdict is KeyVerdict.Missing or KeyVerdict.Unknown)
            http.Response.Headers.WWWAuthenticate = "Bearer";
        return check.Verdict switch
        {
            KeyVerdict.TooMany => Results.Problem(words["key.too-many"], statusCode: StatusCodes.Status429TooManyRequests),
            KeyVerdict.Guessing => Results.Problem(words["key.too-many-wrong"], statusCode: StatusCodes.Status429TooManyRequests),
            KeyVerdict.WrongScope => Results.Problem(words["key.wrong-scope", scope], statusCode: StatusCodes.Status403Forbidden),
            KeyVerdict.Missing => Results.Problem(words["key.missing"], statusCode: StatusCodes.Status401Unauthorized),
            _ => Results.Problem(words["key.unknown"], statusCode: StatusCodes.Status401Unauthorized),
        };
    }
}
