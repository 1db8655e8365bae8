using Townline.Conversations.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;

namespace Townline.Work.News;

/// <summary>A resident wrote: whose request it is hears of it; of one that is nobody's, whoever closed it.</summary>
internal sealed class AnswerNews(NewsOffice office, IStaffMail mail, IRequestQueries requests) : IListen<MessageReceived>
{
    public async Task Hear(MessageReceived happened, Unit unit)
    {
        if (happened is { RequestId: { } requestId, IsAutomatic: false }
            && !unit.IsHistory
            && await mail.IsOffered(unit.TenantId)
            && await requests.On(unit, requestId) is { } request
            && (request.AssigneeId ?? request.ClosedById) is { } member)
        {
            await office.Tell(unit, NewsKind.Answered, [member], requestId);
        }
    }
}
