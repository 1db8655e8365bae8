using Townline.Conversations.Contracts;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Requests.Contracts;

namespace Townline.Conversations.Intake;

/// <inheritdoc/>
internal sealed class History(TenantDirectory tenants, IntakeSteps steps) : IHistory
{
    // Properties, not a constructor: the engines give whole numbers in different widths, and only properties are converted.
    private sealed record Known
    {
        public long Id { get; init; }
        public long Number { get; init; }
        public long ServiceId { get; init; }
        public string State { get; init; } = "";
        public int IsOpen { get; init; }
        public long? PersonId { get; init; }
        public long? ConversationId { get; init; }
        public string Channel { get; init; } = "";
    }

    public async Task<long> Report(Unit unit, InboundMessage message, PastReport facts)
    {
        var context = new IntakeContext(message, await tenants.Get(unit.TenantId)) { Number = facts.Number, Area = facts.Area, Route = facts.Route };
        await Run(unit, context);
        return context.RequestId ?? throw new ArgumentException("The message reports nothing.", nameof(message));
    }

    public async Task Message(Unit unit, InboundMessage message)
    {
        var context = new IntakeContext(message, await tenants.Get(unit.TenantId)) { Continued = await Read(unit, message.ContinuesRequestId) };
        await Run(unit, context);
    }

    private async Task Run(Unit unit, IntakeContext context)
    {
        foreach (var step in steps.InOrder)
        {
            await step.Run(context, unit);
        }

        await unit.Flush();
    }

    // Read on the unit's own transaction: the request may have been written a moment ago, in this very unit.
    private static async Task<RequestView> Read(Unit unit, long? id)
    {
        var known = await unit.QueryFirst<Known>(
            """
            SELECT id, number, service_id, state, is_open, person_id, conversation_id, channel
            FROM requests_request WHERE id = @id AND tenant_id = @TenantId
            """,
            new { id, unit.TenantId })
            ?? throw new KeyNotFoundException($"There is no request {id}.");
        return new RequestView
        {
            Id = known.Id,
            Number = known.Number,
            ServiceId = known.ServiceId,
            State = known.State,
            Open = known.IsOpen == 1,
            PersonId = known.PersonId,
            ConversationId = known.ConversationId,
            Channel = known.Channel,
            Description = "",
            Answers = new Dictionary<string, IReadOnlyList<string>>(),
            RequestedAt = unit.Now,
            UpdatedAt = unit.Now,
            Version = 0,
        };
    }
}
