using Microsoft.EntityFrameworkCore;
using Townline.Faces.Portal.Browse;
using Townline.Faces.Portal.Limits;
using Townline.Faces.Portal.Mine;
using Townline.Faces.Portal.Parts;
using Townline.Faces.Portal.Problems;
using Townline.Faces.Portal.Report;
using Townline.Faces.Portal.Report.Alike;
using Townline.Faces.Portal.Report.Drafts;
using Townline.Faces.Portal.Track;
using Townline.Platform.Modules;
using Townline.Platform.Storage;
using Townline.Platform.Web;

namespace Townline.Faces.Portal;

/// <summary>What residents see: services, reports, tracking, the map and the list.</summary>
internal sealed class PortalModule : IModule
{
    public void Services(IServiceCollection services)
    {
        services.AddScoped<ReportDrafts>();
        services.AddScoped<Journeys>();
        services.AddScoped<PlaceReader>();
        services.AddScoped<PhotoShelf>();
        services.AddScoped<ReportSender>();
        services.AddScoped<Pictures>();
        services.AddScoped<PublicRequests>();
        services.AddScoped<FollowerSignUp>();
        services.AddScoped<AlikeRequests>();
        services.AddSingleton<DraftSweeper>();
        services.AddHostedService(provider => provider.GetRequiredService<DraftSweeper>());
        services.AddScoped<TrackingAnswer>();
        services.AddSingleton<TrackingLimit>();
        services.AddSingleton<LinkLimit>();
        services.AddScoped<CurrentResident>();
        services.AddScoped<LinkMail>();
        services.AddScoped<OwnRequests>();
        services.AddSingleton<IPipelineStage, PostLimit>();
        services.AddSingleton<IPipelineStage, ProblemStage>();
    }

    public void Model(ModelBuilder model) => model.Entity<DraftRow>(e =>
    {
        e.ToTable("portal_draft").HasKey(draft => draft.Id);
        e.Property(draft => draft.Browser).IsSecret();
        e.Property(draft => draft.Typed).AsJson();
        e.Ignore(draft => draft.Before);
        e.HasIndex(draft => draft.ChangedAt);
    });

    public void Endpoints(IEndpointRouteBuilder endpoints)
    {
        string[] reading = [HttpMethods.Get, HttpMethods.Head];
        endpoints.MapMethods(PlaceSuggestions.Path, reading, PlaceSuggestions.Find).AllowAnonymous();
        endpoints.MapMethods(RequestFeeds.GeoJsonPath, reading, RequestFeeds.GeoJson).AllowAnonymous();
        endpoints.MapMethods(RequestFeeds.RssPath, reading, RequestFeeds.Rss).AllowAnonymous();
    }
}
