using Townline.Platform.Tenancy;
using Townline.Requests.Contracts;

namespace Townline.Conversations.Contracts;

/// <summary>Decides who gets a new request and by when. Implemented by Work, which knows teams and calendars.</summary>
internal interface IRequestRouter
{
    /// <summary>Called before the unit of work; reads from memory or storage.</summary>
    /// <param name="area">Code of the district it lies in.</param>
    ValueTask<RequestRoute> Route(Tenant tenant, ServiceInfo service, string? area, string? language, DateTimeOffset now);
}

internal sealed record RequestRoute(long? TeamId, long? AssigneeId, DateTimeOffset? DueAt);
