using Townline.Identity.Contracts;

namespace Townline.Faces.Crew;

/// <summary>What the pages of a crew tell browsers.</summary>
internal static class CrewPage
{
    /// <summary>Whose page it is: the worker keeps it for nobody else.</summary>
    public const string Owner = "X-Townline-Crew";

    public static void Headers(HttpResponse response, SignedInStaff me)
    {
        response.Headers.CacheControl = "no-store";
        response.Headers[Owner] = $"{me.Id}";
    }
}
