using Townline.Platform.Tenancy;
using Townline.Requests.Contracts;

namespace Townline.Faces.Portal.Browse;

/// <summary>The link of somebody who said "me too" and who they are: the public page, and a receipt that they read it.</summary>
internal static class FollowerLink
{
    public static string Path(Tenant tenant, long number, long followerId) => FollowerPath.Page(tenant, number, followerId);

    /// <summary>The follower of this request whom id and code open together; null when they do not.</summary>
    public static async Task<RequestFollower?> Find(IRequestQueries requests, Tenant tenant, RequestView request, string? id, string? code, CancellationToken cancel)
    {
        var follower = long.TryParse(id, out var number) ? await requests.Follower(tenant.Id, number, cancel) : null;
        return TrackingCode.Matches(tenant, follower?.Id ?? 0, code) && follower?.RequestId == request.Id ? follower : null;
    }
}
