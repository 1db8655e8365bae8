using Microsoft.AspNetCore.WebUtilities;

namespace Townline.Faces.Api.Calls;

/// <summary>Ends a call with a problem document.</summary>
/// <param name="detail">A sentence for a person; of several problems with fields the first one's.</param>
internal sealed class ApiRefusal(int status, string detail, params IReadOnlyList<FieldProblem> errors) : Exception(detail)
{
    public Task Send(HttpContext http) => Send(http, status, Message, errors);

    public static Task Send(HttpContext http, int status, string detail, IReadOnlyList<FieldProblem> errors)
    {
        var problem = new ProblemDocument { Type = "about:blank", Title = ReasonPhrases.GetReasonPhrase(status), Status = status, Detail = detail, Errors = errors };
        http.Response.StatusCode = status;
        return http.Response.WriteAsJsonAsync(problem, ApiJson.Options, ProblemDocument.MediaType, http.RequestAborted);
    }
}
