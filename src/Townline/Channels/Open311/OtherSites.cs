namespace Townline.Channels.Open311;

/// <summary>
/// Lets apps that run in a browser on other sites call (fetch.spec.whatwg.org, CORS). Nothing here goes by a cookie: what is read is public, or opened by a key
/// that the app itself brings.
/// </summary>
internal static class OtherSites
{
    private static readonly string ADay = $"{TimeSpan.FromDays(1).TotalSeconds:0}";

    /// <summary>On every answer, refusals too, which the app is to show.</summary>
    public static void MayRead(IHeaderDictionary headers)
    {
        headers.AccessControlAllowOrigin = "*";
        headers.AccessControlExposeHeaders = "Allow, Retry-After";
    }

    /// <summary>The answer to the question that a browser asks beforehand.</summary>
    public static void MayCall(IHeaderDictionary headers, string methods)
    {
        headers.AccessControlAllowMethods = methods;
        headers.AccessControlAllowHeaders = "Accept-Language, Authorization, Content-Type, Idempotency-Key";
        headers.AccessControlMaxAge = ADay;
    }
}
