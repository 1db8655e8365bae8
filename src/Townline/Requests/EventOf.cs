using Townline.Requests.Contracts;

namespace Townline.Requests;

/// <summary>Fills in what every event of a request carries.</summary>
internal static class EventOf
{
    public static T Request<T>(Request request, T happened)
        where T : RequestEvent =>
        (T)(happened with
        {
            PersonId = request.PersonId,
            ConversationId = request.ConversationId,
            TeamId = request.TeamId,
            AssigneeId = request.AssigneeId,
            IsPublic = request.Visibility == RequestVisibility.Public,
        });
}
