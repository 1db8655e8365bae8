using Townline.Platform.Storage;
using Townline.Requests.Contracts;

namespace Townline.Requests;

/// <summary>From the stored row to what other modules read.</summary>
internal static class RequestViews
{
    private static readonly Dictionary<string, IReadOnlyList<string>> NoAnswers = [];

    public static RequestView View(this Request row) => new()
    {
        Id = row.Id,
        Number = row.Number,
        ServiceId = row.ServiceId,
        State = row.State,
        Open = row.IsOpen == 1,
        Outcome = row.Outcome,
        OutcomeText = row.OutcomeText,
        OutcomeTo = row.OutcomeTo,
        DuplicateOfId = row.DuplicateOfId,
        PersonId = row.PersonId,
        ByAddress = row.ByAddress,
        ConversationId = row.ConversationId,
        TeamId = row.TeamId,
        AssigneeId = row.AssigneeId,
        ClosedById = row.ClosedById,
        Channel = row.Channel,
        ExternalSource = row.ExternalSource,
        ExternalId = row.ExternalId,
        Description = row.Description,
        Address = row.Address,
        AddressId = row.AddressId,
        Zip = row.Zip,
        Latitude = row.Latitude,
        Longitude = row.Longitude,
        Area = row.Area,
        Answers = row.Answers is null ? NoAnswers : JsonColumn.Read<Dictionary<string, IReadOnlyList<string>>>(row.Answers),
        Visibility = row.Visibility,
        MediaUrl = row.MediaUrl,
        Language = row.Language,
        RequestedAt = row.RequestedAt,
        UpdatedAt = row.UpdatedAt,
        ClosedAt = row.ClosedAt,
        DueAt = row.DueAt,
        Priority = row.Priority,
        FollowUpAt = row.FollowUpAt,
        Disputed = row.Disputed == 1,
        Disputes = row.Disputes,
        Followers = row.Followers,
        Version = row.Version,
    };
}
