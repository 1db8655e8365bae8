using Townline.Conversations.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Storage;

namespace Townline.Work.News;

/// <summary>Writes down who is to hear of what, in the unit in which it happens: once for each, and never who did it.</summary>
internal sealed class NewsOffice(IStaffMail mail, NewsBook book)
{
    /// <summary>In which what happens to one request comes together, and in which a member may see it at the desk.</summary>
    public static readonly TimeSpan Gathers = TimeSpan.FromMinutes(5);

    /// <param name="requestId">Null: about none.</param>
    public async Task Tell(Unit unit, NewsKind kind, IEnumerable<long> members, long? requestId, long? taskId = null)
    {
        // What is told of the past is news to nobody.
        if (unit.IsHistory || !await mail.IsOffered(unit.TenantId))
        {
            return;
        }

        foreach (var member in members.Distinct())
        {
            var didIt = unit.Actor.Kind == ActorKind.Staff && unit.Actor.Id == member;
            if (didIt || !(await book.Of(unit.TenantId, member)).Wants(kind))
            {
                continue;
            }

            unit.Insert(NewsRow.Into, unit.NextId(), unit.TenantId, member, requestId ?? 0, taskId, (int)kind, unit.Now, null);

            // In no order: one that waits must not hold up another.
            unit.Enqueue(NewsGathering.Name, new NewsDue(member, requestId ?? 0), unit.Now + Gathers);
        }
    }
}
