using Microsoft.EntityFrameworkCore;
using Townline.Platform.Modules;
using Townline.Platform.Settings;
using Townline.Platform.Storage;
using Townline.Work.Contracts;

namespace Townline.Work.Views;

internal sealed class ViewsModule : IModule
{
    public void Services(IServiceCollection services)
    {
        services.AddSingleton<IViews, ViewBook>();
        services.AddSingleton<IDeskLists, DeskLists>();
        services.AddSingleton<ISettingsKind, ViewSettings>();
    }

    public void Model(ModelBuilder model)
    {
        model.Entity<ViewRow>(e =>
        {
            e.ToTable("work_view").HasKey(view => view.Id);
            e.HasIndex(view => new { view.TenantId, view.OwnerId });
            e.HasIndex(view => new { view.TenantId, view.Audience, view.TeamId }).HasFilter("audience > 0");
        });
        model.Entity<ViewPlaceRow>(e => e.ToTable("work_view_place").HasKey(place => new { place.StaffId, place.ViewId }));
    }
}
