using Townline.Platform.Storage;
using Townline.Requests.Contracts;

namespace Townline.Conversations.Sorting;

/// <summary>What a message takes over from the request it stands in.</summary>
internal sealed class Thread
{
    public long Id { get; init; }
    public long Number { get; init; }
    public long? ConversationId { get; init; }
    public long? PersonId { get; init; }
    public long? ByAddress { get; init; }
    public RequestVisibility Visibility { get; init; }

    /// <exception cref="KeyNotFoundException">The town has no such request.</exception>
    public static async Task<Thread> Of(Unit unit, long requestId) =>
        await unit.QueryFirst<Thread>(
            "SELECT id, number, conversation_id, person_id, by_address, visibility FROM requests_request WHERE id = @requestId AND tenant_id = @TenantId",
            new { requestId, unit.TenantId })
        ?? throw new KeyNotFoundException($"There is no request {requestId}.");

    /// <summary>The message with which it began, which stays; null when there is none.</summary>
    public static Task<long?> ReportOf(Unit unit, long requestId) => unit.QueryFirst<long?>(
        "SELECT min(id) FROM conversations_entry WHERE request_id = @requestId AND tenant_id = @TenantId AND kind = 0",
        new { requestId, unit.TenantId });
}
