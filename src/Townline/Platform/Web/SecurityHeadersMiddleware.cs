namespace Townline.Platform.Web;

/// <summary>Headers that every answer carries: no inline script or style, no framing, no sniffing (OWASP ASVS 14.4).</summary>
internal sealed class SecurityHeadersMiddleware(RequestDelegate next)
{
    private const string Policy =
        "default-src 'self'; img-src 'self' data: blob: https:; style-src 'self'; script-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    public Task Invoke(HttpContext http)
    {
        Set(http.Response.Headers);
        return next(http);
    }

    /// <summary>For an answer that is begun anew after its headers were cleared.</summary>
    internal static void Set(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(self), geolocation=(self), microphone=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
    }

    /// <summary>Lets pages of this site, and no others, show the answer in a frame.</summary>
    public static void AllowOwnFrames(HttpResponse response) =>
        response.Headers.ContentSecurityPolicy = Policy.Replace("frame-ancestors 'none'", "frame-ancestors 'self'", StringComparison.Ordinal);

    /// <summary>For what a stranger made: in a frame of this site alone, where it runs nothing, sends nothing and fetches nothing; its own styles and pictures within it are shown.</summary>
    public static void Confine(HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers["X-DNS-Prefetch-Control"] = "off";
    }
}
