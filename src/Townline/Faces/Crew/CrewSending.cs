using Townline.Identity.Contracts;
using Townline.Platform.Words;
using Townline.Work.Contracts;

namespace Townline.Faces.Crew;

/// <summary>
/// POST /crew/send: a form of a job's page, sent by the queue on the phone. Answers {result, say, at}; result is done, kept (it changed nothing and
/// stands on the request as a note), refused (422, to be mended) or unknown (404). The header keeps other sites out: no form can send it.
/// </summary>
internal static class CrewSending
{
    public const string Header = "X-Townline-Crew";

    public static async Task<IResult> Take(HttpContext http, CrewReports reports, IWords words, TownTime time, CancellationToken cancel)
    {
        if (http.Request.Headers[Header].Count == 0 || !http.Request.HasFormContentType)
        {
            return Results.BadRequest();
        }

        // Whose queue it is: a phone on which somebody else has signed in meanwhile sends nothing in their name.
        var (form, me) = (await http.Request.ReadFormAsync(cancel), http.RequireStaff());
        if (form["Who"] != $"{me.Id}")
        {
            return Results.StatusCode(StatusCodes.Status409Conflict);
        }

        if (CrewInput.Read(form) is not { } input || !long.TryParse(form["Reference"], out var reference))
        {
            return Results.BadRequest();
        }

        var outcome = await reports.Take(http.Request, input, me.Id, reference, late: form["Late"] == "yes", cancel);
        return outcome switch
        {
            { Unknown: true } => Results.Json(new { result = "unknown", say = words["crew.unknown"] }, statusCode: StatusCodes.Status404NotFound),
            { Problem: { } problem } => Results.Json(new { result = "refused", say = problem.Sentence, field = problem.Field }, statusCode: StatusCodes.Status422UnprocessableEntity),
            { Answer: { } answer } => Results.Json(new { result = answer.Kept ? "kept" : "done", say = FieldSentence.Of(answer, words), at = time.Time(answer.DoneAt) }),
            _ => throw new InvalidOperationException("A report is answered, refused or unknown."),
        };
    }
}
