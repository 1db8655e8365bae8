using Microsoft.EntityFrameworkCore;
using Townline.Conversations.Contracts;
using Townline.Platform.Modules;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;
using Townline.Work.Calendars;
using Townline.Work.Contracts;
using Townline.Work.Routing;
using Townline.Work.Teams;

namespace Townline.Work;

internal sealed class WorkModule : IModule
{
    public void Services(IServiceCollection services)
    {
        services.AddSingleton<ITeams, TeamStore>();
        services.AddSingleton<ITeamEditor, TeamEditor>();
        services.AddSingleton<CalendarStore>();
        services.AddSingleton<ICalendars>(provider => provider.GetRequiredService<CalendarStore>());
        services.AddSingleton<ICalendarEditor, CalendarEditor>();
        services.AddSingleton<IPromiseClock, PromiseClock>();
        services.AddSingleton<Assignment>();
        services.AddSingleton<IRequestRouter, RequestRouter>();
        services.AddSingleton<INextRequest, NextRequest>();
    }

    public void Model(ModelBuilder model)
    {
        model.Entity<TeamRow>(e =>
        {
            e.ToTable("work_team").HasKey(team => team.Id);
            e.HasIndex(team => new { team.TenantId, team.Code }).IsUnique();
            e.Property(team => team.Version).IsConcurrencyToken();
            e.Property(team => team.Name).AsJson();
            e.Property(team => team.Signature).AsJson();
            e.Property(team => team.Members).AsJson();
            e.Property(team => team.Areas).AsJson();
        });
        model.Entity<SkillRow>(e =>
        {
            e.ToTable("work_skill").HasKey(skill => new { skill.TenantId, skill.Code });
            e.Property(skill => skill.Name).AsJson();
            e.Property(skill => skill.Services).AsJson();
        });
        model.Entity<CalendarRow>(e =>
        {
            e.ToTable("work_calendar").HasKey(calendar => calendar.Id);
            e.HasIndex(calendar => new { calendar.TenantId, calendar.Code }).IsUnique();
            e.Property(calendar => calendar.Version).IsConcurrencyToken();
            e.Property(calendar => calendar.Name).AsJson();
            e.Property(calendar => calendar.Week).AsJson();
            e.Property(calendar => calendar.Holidays).AsJson();
        });
    }
}
