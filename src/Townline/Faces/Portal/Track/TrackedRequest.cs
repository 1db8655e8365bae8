using Townline.Platform.Tenancy;
using Townline.Requests.Contracts;

namespace Townline.Faces.Portal.Track;

/// <summary>The request that a reference and a code open together.</summary>
internal static class TrackedRequest
{
    /// <summary>Null when there is no such request or the code is not its own; both take the same steps.</summary>
    public static async Task<RequestView?> Find(IRequestQueries requests, Tenant tenant, string? reference, string? code, CancellationToken cancel)
    {
        var request = await requests.ByNumber(tenant.Id, Requests.Contracts.Reference.Parse(reference) ?? 0, cancel);
        return TrackingCode.Matches(tenant, request?.Id ?? 0, code) ? request : null;
    }

    public static string Path(Tenant tenant, RequestView request) => $"/track/{request.Number}/{TrackingCode.Of(tenant, request.Id)}";
}
