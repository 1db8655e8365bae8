using Microsoft.EntityFrameworkCore;
using Townline.Conversations.Contracts;
using Townline.People.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;

namespace Townline.Channels.Email.Notices;

/// <summary>Writes down that a mail which the program wrote by itself did not arrive.</summary>
internal sealed class NoticeCameBack(IConversations conversations, IRequestQueries requests, IPeople people) : IListen<MessageCameBack>
{
    public async Task Hear(MessageCameBack happened, Unit unit)
    {
        if (!happened.IsPermanent
            || await unit.Db.Set<NoticeRow>().AsTracking().FirstOrDefaultAsync(notice => notice.Id == happened.AboutId && notice.State == NoticeState.Sent) is not { } notice
            || await requests.On(unit, notice.RequestId) is not { } request)
        {
            return;
        }

        notice.State = NoticeState.CameBack;
        await conversations.Log(unit, new StaffLine("receipt.cameback", happened.Detail, request.Id, request.PersonId, new { noticeId = $"{notice.Id}" }));
        if (request.PersonId is { } person)
        {
            await people.MarkDeadEnds(unit, person, happened.DeadEnds);
        }
    }
}
