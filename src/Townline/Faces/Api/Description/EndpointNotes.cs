using Microsoft.OpenApi;
using Townline.Faces.Api.Calls;

namespace Townline.Faces.Api.Description;

/// <summary>Endpoints of the API, and what the description is to say of them.</summary>
internal static class EndpointNotes
{
    public static RouteHandlerBuilder Read(this RouteGroupBuilder api, string path, Func<ApiCall, Task<IResult>> operation) =>
        api.MapGet(path, Handler(operation)).WithTags(Tag(path));

    /// <param name="operation">Reads the body itself, so that it can say what is wrong with it.</param>
    public static RouteHandlerBuilder Write<TBody>(this RouteGroupBuilder api, string path, Func<ApiCall, Task<IResult>> operation) =>
        api.MapPost(path, Handler(operation)).WithTags(Tag(path)).DisableAntiforgery().WithMetadata(new TakesBody(typeof(TBody)))
            .Refuses(StatusCodes.Status413PayloadTooLarge, StatusCodes.Status415UnsupportedMediaType);

    /// <summary>What a good call is answered with; the refusals that any call may meet are added.</summary>
    public static RouteHandlerBuilder Gives<T>(this RouteHandlerBuilder endpoint, int status = StatusCodes.Status200OK) => endpoint.Produces<T>(status).Refuses();

    /// <summary>The refusals that any call may meet.</summary>
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder endpoint) => endpoint.Refuses(
        StatusCodes.Status400BadRequest, StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden, StatusCodes.Status429TooManyRequests, StatusCodes.Status503ServiceUnavailable);

    public static RouteHandlerBuilder Takes(this RouteHandlerBuilder endpoint, params IReadOnlyList<Parameter> parameters)
    {
        endpoint.WithMetadata(new Takes(parameters));
        return parameters.Any(parameter => parameter.In == ParameterLocation.Path) ? endpoint.Refuses(StatusCodes.Status404NotFound) : endpoint;
    }

    /// <summary>Answers carry an entity tag.</summary>
    public static RouteHandlerBuilder Tagged(this RouteHandlerBuilder endpoint) => endpoint.Produces(StatusCodes.Status304NotModified);

    public static RouteHandlerBuilder As(this RouteHandlerBuilder endpoint, string name, string summary) => endpoint.WithName(name).WithSummary(summary);

    private static RouteHandlerBuilder Refuses(this RouteHandlerBuilder endpoint, params IEnumerable<int> statuses)
    {
        foreach (var status in statuses)
        {
            endpoint.Produces<ProblemDocument>(status, ProblemDocument.MediaType);
        }

        return endpoint;
    }

    private static Delegate Handler(Func<ApiCall, Task<IResult>> operation) => (HttpContext http) => operation(new ApiCall(http));

    private static string Tag(string path) => path.Split('/')[0];
}
