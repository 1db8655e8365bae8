using System.Globalization;
using System.Threading.RateLimiting;

namespace Townline.Faces.Portal.Limits;

/// <summary>Tells a caller who was too quick when to come back.</summary>
internal static class Caller
{
    public static void Refuse(HttpContext http, RateLimitLease lease)
    {
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? Math.Max(1, Math.Ceiling(after.TotalSeconds)) : 60;
        http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        http.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
    }
}
