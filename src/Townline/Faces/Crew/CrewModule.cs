using Townline.Identity.Contracts;
using Townline.Platform.Files.Uploads;
using Townline.Platform.Modules;

namespace Townline.Faces.Crew;

/// <summary>The face for crews: their jobs on a phone, with and without a signal.</summary>
internal sealed class CrewModule : IModule
{
    public void Services(IServiceCollection services)
    {
        services.AddScoped<CrewReports>();
        services.AddScoped<CrewJobs>();
    }

    public void Endpoints(IEndpointRouteBuilder endpoints)
    {
        // The worker holds nothing of anybody; open, so that it can renew itself while nobody is signed in.
        endpoints.MapGet("/crew/worker.js", CrewWorker.Script).AllowAnonymous().ExcludeFromDescription();
        endpoints.MapPost("/crew/send", CrewSending.Take).Needs(Right.FieldWork).TakesUploads().DisableAntiforgery().ExcludeFromDescription();
    }
}
