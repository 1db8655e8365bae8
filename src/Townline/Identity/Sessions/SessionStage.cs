using Townline.Platform.Web;

namespace Townline.Identity.Sessions;

/// <summary>Who is it, write that down, may they: in this order, after routing.</summary>
internal sealed class SessionStage : IPipelineStage
{
    public int Order => 20;

    public void Use(IApplicationBuilder app)
    {
        app.UseAuthentication();
        app.UseMiddleware<StaffActor>();
        app.UseAuthorization();
    }
}
