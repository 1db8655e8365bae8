using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Townline.Faces.Portal.Problems;

/// <summary>Tells the portal's own pages from those of other faces.</summary>
internal static class PortalEndpoint
{
    public static bool IsOne(Endpoint? endpoint) =>
        endpoint?.Metadata.GetMetadata<PageActionDescriptor>()?.ViewEnginePath.StartsWith("/Portal/", StringComparison.Ordinal) == true;
}
