using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Net.Http.Headers;
using Townline.Platform.Storage;
using Townline.Platform.Web;

namespace Townline.Faces.Portal.Problems;

/// <summary>
/// Turns bare error answers and exceptions into a page that says what to do, for whoever asks with a browser: the same address is answered by
/// <see cref="ProblemPage"/>. Programs get the bare answer. A form of the portal that could not be taken in stands on that page, ready to be sent again.
/// </summary>
internal sealed class ProblemStage(ILogger<ProblemStage> log) : IPipelineStage
{
    /// <summary>Before routing, so that the page is found like any other.</summary>
    public int Order => -10;

    public void Use(IApplicationBuilder app) => app.Use(Run);

    private async Task Run(HttpContext http, RequestDelegate next)
    {
        if (!AsksForPage(http.Request))
        {
            await next(http);
            return;
        }

        var status = await Try(http, next);
        if (status >= 400 && IsForPeople(http) && !http.Response.HasStarted && http.Response.ContentType is null && http.Response.ContentLength is null)
        {
            await Show(http, next, status);
        }
    }

    private async Task<int> Try(HttpContext http, RequestDelegate next)
    {
        try
        {
            await next(http);
            return http.Response.StatusCode;
        }
        catch (Exception error) when (IsForPeople(http) && !http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
        {
            http.Response.ContentType = null;
            http.Response.ContentLength = null;
            if (Faults.Unavailable(error) is not null)
            {
                log.LogWarning(error, "Storage is unavailable");
                http.Response.Headers.RetryAfter = "5";
                return StatusCodes.Status503ServiceUnavailable;
            }

            if (error is BadHttpRequestException bad)
            {
                return bad.StatusCode;
            }

            log.LogError(error, "{Method} {Path} failed", http.Request.Method, http.Request.Path);
            return StatusCodes.Status500InternalServerError;
        }
    }

    private static async Task Show(HttpContext http, RequestDelegate next, int status)
    {
        var request = http.Request;
        var (path, method) = (request.Path, request.Method);
        http.Features.Set(new ProblemFeature(status, $"{request.PathBase}{path}{request.QueryString}", await Sent(http)));
        http.SetEndpoint(null);
        request.RouteValues.Clear();
        (request.Path, request.Method) = (ProblemPage.Path, HttpMethods.Get);
        http.Response.StatusCode = status;
        http.Response.Headers.CacheControl = "no-store";
        try
        {
            await next(http);
        }
        finally
        {
            (request.Path, request.Method) = (path, method);
        }
    }

    /// <summary>The form of a page of the portal; others keep what is typed themselves.</summary>
    private static async Task<IFormCollection?> Sent(HttpContext http)
    {
        if (!HttpMethods.IsPost(http.Request.Method) || !http.Request.HasFormContentType || !PortalEndpoint.IsOne(http.GetEndpoint()))
        {
            return null;
        }

        try
        {
            return http.Features.Get<IFormFeature>()?.Form ?? await http.Request.ReadFormAsync(http.RequestAborted);
        }
        catch (Exception error) when (error is BadHttpRequestException or InvalidDataException or IOException)
        {
            // What was sent is itself the problem: it cannot be read.
            return null;
        }
    }

    /// <summary>Pages, and addresses where there is nothing; what programs call has an error format of its own, whatever their caller accepts.</summary>
    private static bool IsForPeople(HttpContext http) => http.GetEndpoint() is not { } endpoint || endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null;

    private static bool AsksForPage(HttpRequest request) => request.GetTypedHeaders().Accept.Any(type => type.MediaType == "text/html");
}
