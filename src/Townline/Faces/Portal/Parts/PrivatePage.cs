namespace Townline.Faces.Portal.Parts;

/// <summary>Headers of pages that are meant for one person: kept by no cache, listed by no search engine, told to no other site.</summary>
internal static class PrivatePage
{
    public static void Headers(HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        response.Headers["Referrer-Policy"] = "no-referrer";
    }
}
