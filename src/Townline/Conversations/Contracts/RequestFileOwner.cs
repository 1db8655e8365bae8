namespace Townline.Conversations.Contracts;

/// <summary>Owner of all files that stand on timelines of requests; the id is the request's.</summary>
internal static class RequestFileOwner
{
    public const string Name = "request";
}
