using Microsoft.EntityFrameworkCore;
using Townline.Platform.Events;
using Townline.Platform.Modules;
using Townline.Platform.Outbox;
using Townline.Work.Contracts;

namespace Townline.Work.Tasks;

internal sealed class TasksModule : IModule
{
    public void Services(IServiceCollection services)
    {
        services.AddSingleton<TaskTimes>();
        services.AddSingleton<TaskBook>();
        services.AddSingleton<ITasks>(provider => provider.GetRequiredService<TaskBook>());
        services.AddSingleton<IOutboxHandler, TaskTimer>();
        services.AddSingleton<IListen, OpenTasksRule>();
        services.AddSingleton<IListen, UnsentTask>();
        services.AddSingleton<IListen, LateAnswerTask>();
        services.AddSingleton<IListen, OvertakenTask>();
        services.AddSingleton<IListen, StoppedTask>();
        services.AddSingleton<IListen, NoAnswerTask>();
        services.AddSingleton<IListen, NoAnswerTaskEnd>();
        services.AddSingleton<IListen, OutsideAnswerTask>();
    }

    public void Model(ModelBuilder model) =>
        model.Entity<TaskRow>(e =>
        {
            e.ToTable("work_task").HasKey(row => row.Id);
            e.Property(row => row.Version).IsConcurrencyToken();
            e.HasIndex(row => new { row.RequestId, row.Id }).HasFilter("request_id IS NOT NULL");
            e.HasIndex(row => new { row.PersonId, row.DueAt }).HasFilter("person_id IS NOT NULL AND open = 1");
            e.HasIndex(row => new { row.TenantId, row.StaffId, row.Stage, row.DueAt }).HasFilter("staff_id IS NOT NULL AND open = 1");
            e.HasIndex(row => new { row.TenantId, row.TeamId, row.Stage, row.DueAt }).HasFilter("team_id IS NOT NULL AND open = 1");
        });
}
