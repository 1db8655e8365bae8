using Townline.Conversations.Contracts;
using Townline.Identity.Contracts;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Work.News;

/// <summary>What of the news still stands when it is to be told: what was taken back, done or given away meanwhile is no news.</summary>
internal sealed class NewsStanding(Store store, IStaffDirectory staff, NewsBook book, IRequestQueries requests, ITasks tasks, ITeams teams)
{
    /// <returns>Null when nothing is left, or nobody to tell it.</returns>
    public async Task<StaffMail?> Of(int tenantId, NewsAsked asked, IReadOnlyList<NewsRow> news, CancellationToken cancel)
    {
        var choice = await book.Of(tenantId, asked.StaffId);
        var request = asked.RequestId == 0 ? null : await requests.ById(tenantId, asked.RequestId, cancel);
        if (await staff.Find(tenantId, asked.StaffId, cancel) is not { Active: true } member
            || !member.May(Right.DeskRead)
            || choice.IsDead(member.Email)
            || (asked.RequestId != 0 && request is null))
        {
            return null;
        }

        var due = await Due(tenantId, member.Id, news, cancel);
        var own = (await teams.Of(tenantId)).OfStaff(member.Id).Select(team => team.Id).ToHashSet();
        var left = news.Where(one => choice.Wants(one.Kind) && (one.Kind == NewsKind.Task ? due.ContainsKey(one.TaskId ?? 0) : request is not null && Stands(one, member.Id, request, own))).ToList();
        return left.Count == 0
            ? null
            : new StaffMail(asked.MailId, member.Id, member.Name, member.Email, [.. left.Select(one => one.Kind).Distinct().Order()], left.Min(one => one.At))
            {
                Language = choice.Language,
                RequestId = request?.Id,
                Tasks = [.. due.Values.Select(task => task.What)],
            };
    }

    private static bool Stands(NewsRow news, long me, RequestView request, HashSet<long> teams) => news.Kind switch
    {
        NewsKind.Assigned => request.Open && request.AssigneeId == me,
        NewsKind.Promise => request.Open && request.AssigneeId == me,
        NewsKind.Team => request is { Open: true, AssigneeId: null, TeamId: { } team } && teams.Contains(team),
        _ => (request.AssigneeId ?? me) == me && !(request.ClosedAt > news.At),
    };

    /// <summary>Those of the tasks that are still to be done, and late.</summary>
    private async Task<IReadOnlyDictionary<long, TaskView>> Due(int tenantId, long me, IReadOnlyList<NewsRow> news, CancellationToken cancel)
    {
        var due = new Dictionary<long, TaskView>();
        await using var db = store.Read(tenantId);
        foreach (var id in news.Select(one => one.TaskId).OfType<long>().Distinct())
        {
            if (await tasks.ById(db, id, cancel) is { Open: true, Stage: TaskStage.Late } task && task.StaffId == me)
            {
                due[id] = task;
            }
        }

        return due;
    }
}
