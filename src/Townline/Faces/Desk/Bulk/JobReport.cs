using Townline.Identity.Contracts;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Faces.Desk.Bulk;

/// <summary>What a job will do and what it did, for its page.</summary>
internal sealed class JobReport(TownContext town, IJobs jobs, IRequestQueries requests, ICatalogue catalogue, IStaffDirectory staff, IWorkRunner runner, IWords words)
{
    public async Task<JobForecast> Forecast(JobView job, SignedInStaff me, CancellationToken cancel)
    {
        var steps = job.Steps!;
        var services = await catalogue.Of(town.TenantId);
        var items = await jobs.Items(town.Db, job.Id, IJobs.Most, cancel);
        var all = (await requests.ByIds(town.TenantId, [.. items.Select(item => item.RequestId)], cancel)).Select(request => (Request: request, Obstacle: StepForecast.Obstacle(steps, request, services.ById(request.ServiceId)!))).ToList();
        var can = all.Where(each => each.Obstacle is null).Select(each => each.Request).ToList();
        var first = can.FirstOrDefault();
        var text = string.Join("\n\n", new[] { steps.Answer, steps.Outcome is null ? null : steps.Sentence }.OfType<string>());
        var example = first is not null && text.Length > 0 && await staff.Find(town.TenantId, me.Id, cancel) is { } member ? await runner.Fill(town.TenantId, text, first, member, cancel) : null;
        return new JobForecast(
            can.Count,
            [.. all.Where(each => each.Obstacle is not null).GroupBy(each => each.Obstacle!).Select(group => (group.Key, group.Count())).OrderByDescending(group => group.Item2)],
            can.Count(request => request.PersonId is not null || request.ConversationId is not null),
            steps.Outcome is null ? 0 : can.Where(request => request.Visibility == RequestVisibility.Public).Sum(request => request.Followers),
            example,
            first is null ? null : $"{first.Number}");
    }

    /// <summary>What was refused or stays changed, each with its reason.</summary>
    public async Task<IReadOnlyList<JobLine>> Notable(JobView job, StepsForm form, CancellationToken cancel)
    {
        var items = (await jobs.Items(town.Db, job.Id, IJobs.Most, cancel)).Where(item => item.State is JobItemState.Refused or JobItemState.Kept).ToList();
        var known = (await requests.ByIds(town.TenantId, [.. items.Select(item => item.RequestId)], cancel)).ToDictionary(request => request.Id);
        var services = await catalogue.Of(town.TenantId);
        return
        [
            .. items.Where(item => known.ContainsKey(item.RequestId)).Select(item => new JobLine(
                known[item.RequestId].Number, words.Of(services.ById(known[item.RequestId].ServiceId)?.Name), Why(item, form))),
        ];
    }

    private string Why(JobItem item, StepsForm form)
    {
        var why = words.Has($"desk.bulk.why.{item.Why}") ? words[$"desk.bulk.why.{item.Why}"] : words[$"rule.{item.Why}", [.. item.Args]];
        return item.Step is { } step ? $"{form.StepName(step)}: {why}" : why;
    }
}
