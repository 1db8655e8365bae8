using Townline.Conversations.Contracts;
using Townline.Identity.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Storage;

namespace Townline.Work.News;

/// <summary>Marks the address of a member at which nothing will ever arrive. A full mailbox, or one that is late, marks none.</summary>
internal sealed class NewsCameBack(NewsBook book, IStaffDirectory staff) : IListen<StaffMailReturned>
{
    public async Task Hear(StaffMailReturned happened, Unit unit)
    {
        if (happened is { What: StaffAnswerKind.CameBack, IsDeadEnd: true } && await staff.Find(unit.TenantId, happened.StaffId) is { } member)
        {
            await book.MarkDead(unit, member.Id, member.Email, happened.Detail ?? "");
        }
    }
}
