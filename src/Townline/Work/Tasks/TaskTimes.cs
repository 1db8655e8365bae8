using Townline.Platform.Tenancy;
using Townline.Requests.Contracts;
using Townline.Work.Calendars;
using Townline.Work.Contracts;

namespace Townline.Work.Tasks;

/// <summary>When tasks fall due and how they stand in time, by the wall clock of the town.</summary>
internal sealed class TaskTimes(CalendarStore calendars)
{
    public const int YearsAhead = 10;

    /// <summary>Minutes after midnight by the wall.</summary>
    private const int Morning = 8 * 60;
    private const int Evening = (24 * 60) - 1;

    /// <inheritdoc cref="ITasks.At"/>
    public async ValueTask<DateTimeOffset> At(Tenant tenant, TaskWhen when, DateOnly? day, DateTimeOffset now)
    {
        var today = WallTime.Day(now, tenant.Zone);
        return when switch
        {
            TaskWhen.TomorrowMorning => Wall(today.AddDays(1), Morning, tenant),
            TaskWhen.NextBusinessDay => await Opening(tenant, today.AddDays(1)),
            TaskWhen.InAWeek => await Opening(tenant, today.AddDays(7)),
            _ => OnDay(tenant, day, today),
        };
    }

    /// <exception cref="Requests.Contracts.RuleBrokenException">It lies in the past, or too far ahead.</exception>
    public static void Check(DateTimeOffset dueAt, DateTimeOffset now)
    {
        RuleBrokenException.Unless(dueAt > now, "task-past");
        RuleBrokenException.Unless(dueAt <= now.AddYears(YearsAhead), "task-far", YearsAhead);
    }

    public static TaskStage StageOf(DateTimeOffset dueAt, DateTimeOffset now, TimeZoneInfo zone) =>
        dueAt <= now ? TaskStage.Late : WallTime.Day(dueAt, zone) <= WallTime.Day(now, zone) ? TaskStage.Today : TaskStage.Later;

    /// <summary>When the stage changes next; null once it is late.</summary>
    public static DateTimeOffset? NextTurn(DateTimeOffset dueAt, TaskStage stage, TimeZoneInfo zone) => stage switch
    {
        TaskStage.Later => WallTime.At(WallTime.Day(dueAt, zone), 0, zone),
        TaskStage.Today => dueAt,
        _ => null,
    };

    private static DateTimeOffset OnDay(Tenant tenant, DateOnly? day, DateOnly today)
    {
        RuleBrokenException.Unless(day is not null, "task-day");
        RuleBrokenException.Unless(day >= today, "task-past");
        RuleBrokenException.Unless(day <= today.AddYears(YearsAhead), "task-far", YearsAhead);
        return Wall(day!.Value, day == today ? Evening : Morning, tenant);
    }

    private async ValueTask<DateTimeOffset> Opening(Tenant tenant, DateOnly from)
    {
        var times = await calendars.TimesOf(tenant.Id, null);
        var open = times?.From(Wall(from, 0, tenant), tenant.Zone).FirstOrDefault(day => day.Day >= from);
        RuleBrokenException.Unless(open is not null, "calendar-never-open");
        return open!.Hours[0].Opens;
    }

    private static DateTimeOffset Wall(DateOnly day, int minutes, Tenant tenant) => WallTime.At(day, minutes, tenant.Zone);
}
