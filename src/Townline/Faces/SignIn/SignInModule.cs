using Townline.Identity.Contracts;
using Townline.Platform.Modules;

namespace Townline.Faces.SignIn;

/// <summary>Where somebody begins after signing in: at the desk, with the jobs of their crew, or at their own account when neither is theirs.</summary>
internal sealed class SignInModule : IModule
{
    public void Endpoints(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/account/home", (HttpContext http) => Results.Redirect(HomeOf(http.RequireStaff())))
            .Needs(Right.OwnAccount)
            .ExcludeFromDescription();

    private static string HomeOf(SignedInStaff staff) => staff.May(Right.DeskRead) ? "/desk" : staff.May(Right.FieldWork) ? "/crew" : "/account";
}
