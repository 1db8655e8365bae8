using Townline.Platform.Storage;
using Townline.Requests.Contracts;

namespace Townline.Conversations.Intake;

/// <summary>Which conversation does it continue? The one of the request it answers, or a new one. An answer to a closed request opens it again, for as long as the town allows; one of somebody outside continues none.</summary>
internal sealed class ThreadStep(IRequestQueries queries, IRequests requests) : IIntakeStep
{
    public async ValueTask Prepare(IntakeContext context, CancellationToken cancel)
    {
        if (context.Message.ContinuesRequestId is { } requestId)
        {
            context.Continued = await queries.ById(context.Tenant.Id, requestId, cancel)
                ?? throw new KeyNotFoundException($"There is no request {requestId}.");
        }
    }

    public async ValueTask Run(IntakeContext context, Unit unit)
    {
        if (context.Continued is { } asked && context.Message.InquiryId is not null)
        {
            // What somebody outside says is no part of the conversation, and moves nothing.
            context.RequestId = asked.Id;
            return;
        }

        if (context.Continued is { } continued)
        {
            context.RequestId = continued.Id;
            context.ConversationId = continued.ConversationId;
            if (continued.Open)
            {
                await requests.Touch(unit, continued.Id, byResident: context.Message.ReopensClosed);
            }
            else if (context.Message.ReopensClosed && continued.ClosedAt < unit.Now.AddDays(-context.Tenant.Settings.DisputeDays))
            {
                context.IsLate = true;
            }
            else if (context.Message.ReopensClosed)
            {
                await requests.Reopen(unit, continued.Id, reason: null);
            }
        }

        if (context.ConversationId is null)
        {
            context.ConversationId = unit.NextId();
            unit.Insert(Conversation.Into, context.ConversationId, unit.TenantId, context.Person?.Id, context.Message.Channel, context.Message.Language, unit.Now);
        }
    }
}
