using Townline.Conversations.Contracts;
using Townline.Faces.Desk.Answering;
using Townline.Faces.Desk.Asking;
using Townline.Identity.Contracts;
using Townline.Platform.Files;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Faces.Desk.Later;

/// <summary>Answers that wait for their time, for the pages of the desk.</summary>
internal sealed class HeldDesk(TownContext town, IHeldAnswers held, IDrafts drafts, IStaffDirectory directory, TimeProvider time, IHttpContextAccessor http)
{
    /// <summary>Known from the start: units of work run where no request is at hand.</summary>
    private SignedInStaff Me { get; } = http.HttpContext!.RequireStaff();

    public async Task<HeldPane> Read(RequestView request, CancellationToken cancel)
    {
        var answers = await held.OfRequest(town.Db, request.Id, cancel);
        var names = answers.Count == 0 ? [] : (await directory.All(town.TenantId, cancel)).ToDictionary(member => member.Id, member => member.Name);
        return new HeldPane(request.Number, [.. answers.Select(answer => (answer, names.GetValueOrDefault(answer.StaffId, "")))], !request.Open, Me.May(Right.RequestsWork), time.GetUtcNow());
    }

    /// <summary>Takes an answer back into one's own draft, below what stands there.</summary>
    /// <returns>Whether it was a question to somebody outside.</returns>
    /// <exception cref="RuleBrokenException">"answer-gone": it has left, or is of another request.</exception>
    public Task<bool> TakeBack(RequestView request, long id, CancellationToken cancel) => town.Write(
        async unit =>
        {
            var answer = await held.TakeBack(unit, id);
            RuleBrokenException.Unless(answer.RequestId == request.Id, "answer-gone");
            var field = answer.Inquiry is null ? DraftField.Text : DraftField.Question;
            var mine = (await drafts.OnRequest(unit.Db, request.Id, CancellationToken.None)).FirstOrDefault(draft => draft.StaffId == Me.Id && draft.Field == field);
            var words = mine is null || mine.Text == answer.Text ? answer.Text : $"{mine.Text}\n\n{answer.Text}";
            var parts = answer.Inquiry is { } asked ? AskInput.Of(answer, asked, answer.Files.Select(Ticket)).Written() : Parts(answer, mine).ToString();
            var draft = new DraftText(words, "", mine?.Version ?? 0, mine?.Seen ?? 0, parts);
            RuleBrokenException.Unless((await drafts.Keep(unit, new DraftKey(request.Id, Me.Id, field), draft)).IsKept, "answer-draft");
            return answer.Inquiry is not null;
        },
        cancel);

    private AnswerParts Parts(HeldAnswer answer, DraftView? mine) => new()
    {
        Cc = string.Join(", ", answer.Letter.Cc),
        Bcc = string.Join(", ", answer.Letter.Bcc),
        Files = [.. (AnswerParts.Read(mine?.Parts ?? "")?.Files ?? []).Concat(answer.Files.Select(Ticket)).Distinct()],
        Asks = answer.Asks,
        ForAll = answer.ForAll,
        Quotes = answer.Letter.QuotesEntryId is not null,
        Signs = answer.Letter.Signature.Length > 0,
    };

    private string Ticket(long file) => FileTicket.Of(town.Tenant, file).ToString();
}
