using Townline.Conversations.Contracts;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;

namespace Townline.Conversations.Intake;

/// <summary>A message that was sent to two places of the town stands in two requests: the staff of each read where the other is.</summary>
internal sealed class TwinStep(IRequestQueries queries, IConversations conversations) : IIntakeStep
{
    private const string Kind = "message.twin";

    public async ValueTask Prepare(IntakeContext context, CancellationToken cancel)
    {
        if (context.Message.AlsoInRequestId is { } requestId)
        {
            context.Twin = await queries.ById(context.Tenant.Id, requestId, cancel);
        }
    }

    public async ValueTask Run(IntakeContext context, Unit unit)
    {
        if (context.Twin is { } twin && context.RequestId is { } requestId && (context.Number ?? context.Continued?.Number) is { } number)
        {
            // The request may have been opened a moment ago, in this unit: nobody can ask the database for it yet.
            ConversationCommands.Write(unit, new StaffLine(Kind, "", requestId, context.Person?.Id, new { twin.Number }), context.ConversationId, context.Person?.Id);
            await conversations.Log(unit, new StaffLine(Kind, "", twin.Id, twin.PersonId, new { number }));
        }
    }
}
