using Microsoft.AspNetCore.Authorization;
using Townline.Identity.Contracts;
using Townline.Platform.Words;

namespace Townline.Identity.Sessions;

/// <summary>
/// Whoever has signed in with less than their role asks for, and has no days of grace left, is led to setting it up before anything else opens.
/// After authentication; what residents may see stays open.
/// </summary>
internal sealed class EnrolmentGate(RequestDelegate next, TimeProvider time)
{
    public const string Page = "/account/security";

    public async Task Invoke(HttpContext http, CurrentSession current)
    {
        if (current.Live?.EnrolUntil is not { } until || until > time.GetUtcNow() || IsOpen(http.GetEndpoint()))
        {
            await next(http);
        }
        else if (SessionCookie.WantsPage(http))
        {
            http.Response.Redirect($"{Page}?enrol=true");
        }
        else
        {
            var words = http.RequestServices.GetRequiredService<IWords>();
            await Results.Problem(words["staff.enrol-first"], statusCode: StatusCodes.Status403Forbidden).ExecuteAsync(http);
        }
    }

    private static bool IsOpen(Endpoint? endpoint) =>
        endpoint is null || endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null || endpoint.Metadata.GetMetadata<OpenWhileEnrollingAttribute>() is not null;
}
