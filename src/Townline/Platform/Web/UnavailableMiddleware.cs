using Townline.Platform.Storage;

namespace Townline.Platform.Web;

/// <summary>Storage out of reach becomes 503 with Retry-After: nothing was acknowledged, the caller may send the same again.</summary>
internal sealed class UnavailableMiddleware(RequestDelegate next, ILogger<UnavailableMiddleware> log)
{
    /// <summary>Key in HttpContext.Items under which a channel may put a writer of its own error format (status, sentence).</summary>
    public const string ErrorWriter = "townline.error-writer";

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
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            http.Response.Headers.RetryAfter = "5";
            if (http.Items[ErrorWriter] is Func<HttpContext, int, string, Task> write)
            {
                await write(http, StatusCodes.Status503ServiceUnavailable, unavailable.Message);
                return;
            }

            http.Response.ContentType = "text/plain; charset=utf-8";
            await http.Response.WriteAsync(unavailable.Message + "\n", http.RequestAborted);
        }
    }
}
