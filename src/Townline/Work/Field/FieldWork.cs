using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Townline.Conversations.Contracts;
using Townline.Identity.Contracts;
using Townline.Platform.Files;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Work.Field;

/// <inheritdoc/>
internal sealed class FieldWork(IRequestQueries requests, ITeams teams, IStaffDirectory staff, FieldSteps steps, FieldNotes notes) : IFieldWork
{
    // Written first, so that a report that comes twice at once waits for itself on both engines.
    private const string Claim =
        """
        INSERT INTO work_field_report (id, tenant_id, staff_id, client_key, request_id, step, said_at, done_at, received_at, repeats)
        VALUES (@id, @TenantId, @StaffId, @Key, @RequestId, @step, @SaidAt, @doneAt, @Now, 0)
        ON CONFLICT (tenant_id, staff_id, client_key) DO UPDATE SET repeats = work_field_report.repeats + 1
        RETURNING id, answer
        """;

    private sealed class Claimed
    {
        public long Id { get; init; }
        public string? Answer { get; init; }
    }

    public async Task<IReadOnlyList<RequestView>> Jobs(int tenantId, long staffId, int most, CancellationToken cancel)
    {
        var mine = (await teams.Of(tenantId)).OfStaff(staffId).Select(team => team.Id).ToList();
        return await requests.WithPlace(tenantId, staffId, mine, most, cancel);
    }

    public ValueTask<bool> IsTheirs(int tenantId, RequestView request, long staffId) => IsTheirs(tenantId, request.AssigneeId, request.TeamId, staffId);

    public string Pass(Tenant tenant, long staffId, long requestId)
    {
        var sum = HMACSHA256.HashData(tenant.Secret, Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"field:{tenant.Id}:{staffId}:{requestId}")));
        return Base64Url.EncodeToString(sum.AsSpan(0, 16));
    }

    public async Task<FieldAnswer?> Answered(TownlineDb db, long staffId, string key, CancellationToken cancel) =>
        (await db.Set<FieldReportRow>().FirstOrDefaultAsync(report => report.StaffId == staffId && report.ClientKey == key, cancel))?.Answer is { } answer ? answer with { Repeated = true } : null;

    public async Task<FieldAnswer> Tell(Unit unit, Tenant tenant, FieldReport report)
    {
        var doneAt = DeviceClock.DoneAt(report.SaidAt, report.SentAt, unit.Now);
        var claimed = await unit.QueryFirst<Claimed>(
            Claim, new { id = unit.NextId(), unit.TenantId, report.StaffId, report.Key, report.RequestId, step = (int)report.Step, report.SaidAt, doneAt, unit.Now })
            ?? throw new InvalidOperationException("The engine gave no row back.");
        if (claimed.Answer is { } first)
        {
            return JsonColumn.Read<FieldAnswer>(first) with { Repeated = true };
        }

        var answer = await Do(unit, tenant, report, doneAt) with { DoneAt = doneAt };
        await unit.Execute("UPDATE work_field_report SET answer = @answer WHERE id = @Id", new { answer = JsonColumn.Write(answer), claimed.Id });
        await unit.Publish(new FieldTold(report.RequestId, report.Step, answer.Kept, doneAt));
        return answer;
    }

    private async Task<FieldAnswer> Do(Unit unit, Tenant tenant, FieldReport report, DateTimeOffset doneAt)
    {
        var job = await JobState.Read(unit, report.RequestId);
        var isTheirs = job is not null && await IsTheirs(unit.TenantId, job.AssigneeId, job.TeamId, report.StaffId);
        if (job is null || (!isTheirs && report.Pass != Pass(tenant, report.StaffId, report.RequestId)))
        {
            throw new KeyNotFoundException($"Request {report.RequestId} is no job of {report.StaffId}.");
        }

        var photos = await Drafts.Give(unit, tenant, report.Photos, RequestFileOwner.Name, job.Id);
        var deed = new FieldDeed(report, job, doneAt, [.. photos.Select(photo => photo.Id)]);
        if (await Obstacle(unit.TenantId, job, isTheirs) is { } obstacle)
        {
            await notes.Keep(unit, deed, obstacle);
            return obstacle;
        }

        try
        {
            await steps.Do(unit, deed);
            return FieldAnswer.Done;
        }
        catch (RuleBrokenException broken) when (report.Late)
        {
            // Nothing was changed yet: each step asks the rules before it does anything.
            var kept = new FieldAnswer(true, "rule", [broken.Code, .. broken.Args.Select(arg => Convert.ToString(arg, CultureInfo.InvariantCulture) ?? "")]);
            await notes.Keep(unit, deed, kept);
            return kept;
        }
    }

    /// <summary>Why it cannot be done any more; null when it can.</summary>
    private async Task<FieldAnswer?> Obstacle(int tenantId, JobState job, bool isTheirs)
    {
        if (job.IsOpen == 0)
        {
            return job.DuplicateOf is { } original ? new FieldAnswer(true, "merged", [$"{original}"])
                : await NameOf(tenantId, job.ClosedById) is { } closer ? new FieldAnswer(true, "closed-by", [closer])
                : new FieldAnswer(true, "closed", []);
        }

        return isTheirs ? null
            : await NameOf(tenantId, job.AssigneeId) is { } other ? new FieldAnswer(true, "given-to", [other])
            : new FieldAnswer(true, "given-away", []);
    }

    private async Task<string?> NameOf(int tenantId, long? staffId) => staffId is { } id ? (await staff.Find(tenantId, id))?.Name : null;

    private async ValueTask<bool> IsTheirs(int tenantId, long? assigneeId, long? teamId, long staffId) =>
        assigneeId == staffId || (assigneeId is null && teamId is { } id && (await teams.Of(tenantId)).OfStaff(staffId).Any(team => team.Id == id));
}
