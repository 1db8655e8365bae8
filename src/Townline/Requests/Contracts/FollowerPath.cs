using Townline.Platform.Tenancy;

namespace Townline.Requests.Contracts;

/// <summary>The addresses of one follower of a request, which nobody else can guess; from the root of the town's site.</summary>
internal static class FollowerPath
{
    /// <summary>The public page of the request, where it is written down that they read it.</summary>
    public static string Page(Tenant town, long number, long followerId) => $"/requests/{number}/{followerId}/{TrackingCode.Of(town, followerId)}";

    /// <summary>Where they say that they want to hear no more.</summary>
    public static string Leave(Tenant town, long followerId) => $"/unsubscribe/{followerId}/{TrackingCode.Of(town, followerId)}";
}
