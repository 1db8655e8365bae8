using Townline.Conversations.Contracts;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Work.Field;

/// <summary>What each step does to the request. A step asks all its rules before it changes anything.</summary>
internal sealed class FieldSteps(IRequests requests, IConversations conversations, ICatalogue catalogue, ITeams teams, TenantDirectory tenants, FieldNotes notes)
{
    private const int LongestText = 2000;
    private const int MorningHour = 7;

    public Task Do(Unit unit, FieldDeed deed) => deed.Report.Step switch
    {
        FieldStep.OnTheWay => SetOut(unit, deed, "action_scheduled"),
        FieldStep.Started => SetOut(unit, deed, "in_progress"),
        FieldStep.Done => Finish(unit, deed),
        FieldStep.CouldNot => PutOff(unit, deed),
        FieldStep.OtherTeam => HandOver(unit, deed),
        FieldStep.NotHere => Move(unit, deed),
        _ => Note(unit, deed),
    };

    /// <summary>Takes the job and moves it on, as far as its workflow knows such a state; the desk reads it as a note.</summary>
    private async Task SetOut(Unit unit, FieldDeed deed, string status)
    {
        var job = deed.Job;
        await requests.Assign(unit, job.Id, job.TeamId, deed.Report.StaffId);
        var workflow = (await catalogue.Of(unit.TenantId)).ById(job.ServiceId)?.Workflow;
        if (workflow?.From(job.State).FirstOrDefault(state => state.Open && state.UpdateStatus == status) is { } next)
        {
            await requests.Move(unit, job.Id, next.Key);
        }

        await Write(unit, deed);
    }

    private async Task Finish(Unit unit, FieldDeed deed)
    {
        // Which request it doubles is seen at the desk, and not in the street.
        if (deed.Report.Outcome is not { } outcome || outcome == Outcome.Duplicate)
        {
            throw new RuleBrokenException("outcome-missing");
        }

        await requests.Close(unit, deed.Job.Id, new Closure(outcome, deed.Report.Text, deed.Report.To, Evidence: deed.Photos, LeavesTasks: true));
        var aside = deed.Report.Refused.Prepend(await notes.Delay(unit, deed)).OfType<string>().ToList();
        if (aside.Count > 0)
        {
            await conversations.Note(unit, deed.Job.Id, string.Join("\n", aside), []);
        }
    }

    /// <summary>Stays open; goes back to the team and comes up again tomorrow morning.</summary>
    private async Task PutOff(Unit unit, FieldDeed deed)
    {
        DemandText(deed);
        await Write(unit, deed);
        await requests.Assign(unit, deed.Job.Id, deed.Job.TeamId, null);
        var zone = (await tenants.Get(unit.TenantId)).Zone;
        var morning = TimeZoneInfo.ConvertTime(unit.Now, zone).Date.AddDays(1).AddHours(MorningHour);
        await requests.SetFollowUp(unit, deed.Job.Id, new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(morning, zone), TimeSpan.Zero), deed.Text);
    }

    private async Task HandOver(Unit unit, FieldDeed deed)
    {
        DemandText(deed);
        var team = deed.Report.TeamId is { } id && id != deed.Job.TeamId ? (await teams.Of(unit.TenantId)).ById(id) : null;
        if (team is not { Active: true })
        {
            throw new RuleBrokenException("field-team");
        }

        await Write(unit, deed);
        await requests.Assign(unit, deed.Job.Id, team.Id, null);
    }

    private async Task Move(Unit unit, FieldDeed deed)
    {
        var (point, address) = (deed.Report.Point, deed.Report.Address?.Trim());
        if (point is null && string.IsNullOrEmpty(address))
        {
            throw new RuleBrokenException("field-place");
        }

        await Write(unit, deed);
        var place = new Correction { Latitude = point?.Lat, Longitude = point?.Long, Address = string.IsNullOrEmpty(address) ? null : address, Reason = await notes.Plain(unit, deed) };
        await requests.Correct(unit, deed.Job.Id, place);
    }

    private async Task Note(Unit unit, FieldDeed deed)
    {
        if (deed.Photos.Count == 0)
        {
            DemandText(deed);
        }

        await Write(unit, deed);
    }

    private async Task Write(Unit unit, FieldDeed deed) => await conversations.Note(unit, deed.Job.Id, await notes.Of(unit, deed), deed.Photos);

    private static void DemandText(FieldDeed deed)
    {
        if (deed.Text.Length == 0)
        {
            throw new RuleBrokenException("field-why");
        }

        if (deed.Text.Length > LongestText)
        {
            throw new RuleBrokenException("text-long", LongestText);
        }
    }
}
