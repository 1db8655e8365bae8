using Townline.Platform.Modules;

namespace Townline.Faces.Desk.Report;

internal sealed class DeskReportModule : IModule
{
    public void Services(IServiceCollection services)
    {
        services.AddScoped<ReportWriting>();
        services.AddScoped<KnownReports>();
        services.AddScoped<CallerFollows>();
    }
}
