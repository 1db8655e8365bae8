using Townline.Demo.Catalogue;
using Townline.Demo.People;
using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Work.Contracts;

namespace Townline.Demo.Seeding;

/// <summary>Ids of teams and calendars by their codes.</summary>
internal sealed record TeamIds(IReadOnlyDictionary<string, long> Teams, IReadOnlyDictionary<string, long> Calendars);

/// <summary>Calendars with their holidays, skills, and the six teams.</summary>
internal sealed class SeedWork(Store store, ICalendars calendars, ICalendarEditor calendarEditor, ITeams teams, ITeamEditor teamEditor)
{
    private static readonly string[] LanguageSkills = ["spanish", "vietnamese"];

    public async Task<TeamIds> Seed(Tenant town, DemoTown demo, IReadOnlyDictionary<string, long> staff, CancellationToken cancel)
    {
        var (knownCalendars, knownTeams) = (await calendars.Of(town.Id), await teams.Of(town.Id));
        await store.Write(
            town.Id,
            Actor.System("demo"),
            async unit =>
            {
                for (var i = 0; i < demo.Calendars.Count; i++)
                {
                    await calendarEditor.Save(unit, Calendar(demo, demo.Calendars[i], i, knownCalendars.ByCode(demo.Calendars[i].Code), unit));
                }

                foreach (var skill in DemoStaff.Skills)
                {
                    await teamEditor.SaveSkill(unit, new Skill(skill.Code, skill.Name.Local(), skill.Services));
                }

                foreach (var team in demo.Teams)
                {
                    await teamEditor.Save(unit, Team(demo, team, knownTeams.ByCode(team.Code), staff, unit));
                }
            },
            cancel);
        return new TeamIds(
            (await teams.Of(town.Id)).All.ToDictionary(team => team.Code, team => team.Id),
            (await calendars.Of(town.Id)).All.ToDictionary(calendar => calendar.Code, calendar => calendar.Id));
    }

    private static WorkCalendar Calendar(DemoTown demo, DemoCalendar calendar, int order, WorkCalendar? known, Unit unit) => new()
    {
        Id = known?.Id ?? unit.NextId(),
        Version = known?.Version ?? 0,
        Code = calendar.Code,
        Name = calendar.Name.Local(),
        Order = order,
        Week = [.. calendar.Hours.Select(hours => new OpenSpan(hours.Day, hours.OpensMinute, hours.ClosesMinute))],
        Holidays = calendar.Code == "always" ? [] : [.. demo.Holidays.Select(holiday => new Holiday(holiday.Date, LocalText.English(holiday.Name)))],
    };

    private static Team Team(DemoTown demo, DemoTeam team, Team? known, IReadOnlyDictionary<string, long> staff, Unit unit) => new()
    {
        Id = known?.Id ?? unit.NextId(),
        Version = known?.Version ?? 0,
        Code = team.Code,
        Name = team.Name.Local(),
        Signature = LocalText.Of(("en", "{name}\n{team}, City of Riverton"), ("es", "{name}\n{team}, Ciudad de Riverton")),
        Members = [.. demo.Colleagues.Where(colleague => colleague.Team == team.Code).Select(colleague => Member(colleague, staff[colleague.Email]))],
    };

    private static TeamMember Member(DemoColleague colleague, long id) => new(id)
    {
        Skills = [.. colleague.Skills.Except(LanguageSkills)],
        Languages = [.. colleague.Skills.Intersect(LanguageSkills).Select(skill => skill == "spanish" ? "es" : "vi")],
        TakesWork = colleague.Role is "agent",
    };
}
