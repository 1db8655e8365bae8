using Townline.Faces.Desk.Answering;
using Townline.Faces.Desk.Asking;
using Townline.Faces.Desk.Bulk;
using Townline.Faces.Desk.Later;
using Townline.Faces.Desk.Live;
using Townline.Faces.Desk.Macros;
using Townline.Faces.Desk.People;
using Townline.Faces.Desk.Queues;
using Townline.Faces.Desk.Requests;
using Townline.Faces.Desk.Search;
using Townline.Faces.Desk.Sorting;
using Townline.Faces.Desk.Tasks;
using Townline.Identity.Contracts;
using Townline.Platform.Modules;
using Townline.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Townline.Faces.Desk;

internal sealed class DeskModule : IModule
{
    public void Services(IServiceCollection services)
    {
        services.AddScoped<QueuePanes>();
        services.AddScoped<FilterForms>();
        services.AddScoped<StepsForm>();
        services.AddScoped<JobReport>();
        services.AddScoped<MacroLists>();
        services.AddScoped<RequestPanes>();
        services.AddScoped<RequestWork>();
        services.AddScoped<DeskFiles>();
        services.AddScoped<AnsweringDesk>();
        services.AddScoped<LetterDesk>();
        services.AddScoped<HeldDesk>();
        services.AddScoped<AskDesk>();
        services.AddScoped<ClaimsOfPage>();
        services.AddScoped<TaskPanes>();
        services.AddScoped<SortWork>();
        services.AddScoped<DeskSearch>();
        services.AddScoped<PersonPanes>();
        services.AddScoped<PersonChanges>();
        services.AddScoped<WayNames>();
        services.AddSingleton<Presence>();
    }

    public void Model(ModelBuilder model) =>
        model.Entity<PresenceRow>(e =>
        {
            e.ToTable("desk_presence").HasKey(row => new { row.RequestId, row.StaffId });
            e.StaysHere("Who looks at a request at this moment.");
        });

    public void Endpoints(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/desk/live", DeskLive.Stream).Needs(Right.DeskRead);
        endpoints.MapGet("/desk/claims", ClaimMarks.Get).Needs(Right.DeskRead);
        endpoints.MapGet("/desk/find", (DeskSearch search, string? q, CancellationToken cancel) => search.Palette(q, cancel)).Needs(Right.DeskRead);
    }
}
