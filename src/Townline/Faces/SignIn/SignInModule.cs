using Townline.Identity.Contracts;
using Townline.Platform.Modules;

namespace Townline.Faces.SignIn;

/// <summary>Where somebody begins after signing in: at the desk, or at their own account when the desk is not theirs.</summary>
internal sealed class SignInModule : IModule
{
    public void Endpoints(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/account/home", (HttpContext http) => Results.Redirect(http.RequireStaff().May(Right.DeskRead) ? "/desk" : "/account"))
            .Needs(Right.OwnAccount)
            .ExcludeFromDescription();
}
