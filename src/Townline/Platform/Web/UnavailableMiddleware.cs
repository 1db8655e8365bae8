using Townline.Platform.Storage;

namespace Townline.Platform.Web;

/// <summary>Storage out of reach becomes 503 with Retry-After: nothing was acknowledged, the caller may send the same again.</summary>
internal sealed class UnavailableMiddleware(RequestDelegate next, ILogger<UnavailableMiddleware> log)
{
    public async Task Invoke(HttpContext http)
    {
        try
        {
            await next(http);
        }
        catch (Exception error) when (Faults.Unavailable(error) is { } unavailable && !http.Response.HasStarted)
        {
            log.LogWarning(error, "Storage is unavailable");
            http.Response.Clear();
            SecurityHeadersMiddleware.Set(http.Response.Headers);
            http.Response.Headers.RetryAfter = "5";
            await ErrorFormat.Answer(http, StatusCodes.Status503ServiceUnavailable, unavailable.Message);
        }
    }
}
