using Townline.Platform.Web;

namespace Townline.Identity.Sessions;

/// <summary>Who is it, write that down, have they what their role asks for, may they: in this order, after routing.</summary>
internal sealed class SessionStage : IPipelineStage
{
    public int Order => 20;

    public void Use(IApplicationBuilder app)
    {
        app.UseAuthentication();
        app.UseMiddleware<StaffActor>();
        app.UseMiddleware<EnrolmentGate>();
        app.UseAuthorization();
    }
}
