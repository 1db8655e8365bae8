using Townline.Conversations.Contracts;
using Townline.Faces.Desk.Requests;
using Townline.Identity.Contracts;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Platform.Text;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Faces.Desk.Answering;

/// <summary>Drafts and claims of a request for the pages of the desk: from fields of forms to the commands of Work.</summary>
internal sealed class AnsweringDesk(TownContext town, IDrafts drafts, IClaims claims, IStaffDirectory directory, IHttpContextAccessor http)
{
    /// <summary>Known from the start: units of work run where no request is at hand.</summary>
    private SignedInStaff Me { get; } = http.HttpContext!.RequireStaff();

    public async Task<AnsweringPane> Read(RequestView request, CancellationToken cancel)
    {
        var me = Me;
        var kept = await drafts.OnRequest(town.Db, request.Id, cancel);
        var others = kept.Where(draft => draft.StaffId != me.Id).ToList();
        var names = others.Count == 0 ? [] : (await directory.All(town.TenantId, cancel)).ToDictionary(member => member.Id, member => member.Name);
        return new AnsweringPane(
            request.Number,
            me,
            await claims.Of(town.Db, request.Id, cancel),
            kept.FirstOrDefault(draft => draft.StaffId == me.Id && draft.Field == DraftField.Text),
            kept.FirstOrDefault(draft => draft.StaffId == me.Id && draft.Field == DraftField.Sentence),
            [.. others.Select(draft => (draft.ReadableBy(me.Id) ? draft : draft with { Text = "", Parts = "" }, names.GetValueOrDefault(draft.StaffId, "")))]);
    }

    /// <summary>Keeps what stands in a field of the forms.</summary>
    public Task<DraftKept> Keep(long requestId, string field, WorkInput input, CancellationToken cancel) =>
        town.Write(unit => drafts.Keep(unit, new DraftKey(requestId, Me.Id, field), Typed(field, input)), cancel);

    /// <returns>False when this page sent the same before.</returns>
    public Task<bool> Send(Unit unit, long requestId, string field, WorkInput input, string how) =>
        drafts.Send(unit, new DraftKey(requestId, Me.Id, field), Typed(field, input), how);

    /// <summary>Takes a colleague's shared words over into one's own draft, below what stands there.</summary>
    public async Task<bool> Use(RequestView request, long from, CancellationToken cancel)
    {
        var pane = await Read(request, cancel);
        if (pane.Drafts.FirstOrDefault(other => other.Draft.StaffId == from && other.Draft is { Shared: true, Field: DraftField.Text }).Draft is not { } theirs)
        {
            return false;
        }

        var words = pane.Text is { } mine && !mine.Text.Contains(theirs.Text, StringComparison.Ordinal) ? $"{mine.Text}\n\n{theirs.Text}" : theirs.Text;
        var draft = new DraftText(words, "", pane.Text?.Version ?? 0, theirs.Seen, pane.Text?.Parts ?? theirs.Parts);
        return (await town.Write(unit => drafts.Keep(unit, new DraftKey(request.Id, Me.Id, DraftField.Text), draft), cancel)).IsKept;
    }

    public Task<ClaimView> Claim(RequestView request, bool over, CancellationToken cancel) =>
        town.Write(unit => claims.Take(unit, request.Id, request.Number, new Claimant(Me.Id, Me.Name), over), cancel);

    /// <summary>Stops answering; when handing over, colleagues may read the drafts from now on.</summary>
    public Task LetGo(long requestId, bool handOver, CancellationToken cancel) => town.Write(
        async unit =>
        {
            if (handOver)
            {
                await drafts.Share(unit, requestId, Me.Id, true);
            }

            await claims.LetGo(unit, requestId, Me.Id);
        },
        cancel);

    public Task Share(long requestId, bool shared, CancellationToken cancel) => town.Write(unit => drafts.Share(unit, requestId, Me.Id, shared), cancel);

    public Task Forget(long requestId, string field, CancellationToken cancel) => town.Write(unit => drafts.Forget(unit, new DraftKey(requestId, Me.Id, field)), cancel);

    /// <summary>Messages and notes of others that came after a draft was written.</summary>
    public IReadOnlyList<TimelineEntry> Since(DraftView? draft, IReadOnlyList<TimelineEntry> timeline) => draft is null
        ? []
        : [.. timeline.Where(entry => entry.Id > draft.Seen && entry.Kind is EntryKind.Message or EntryKind.Note && !(entry.AuthorKind == Platform.Events.ActorKind.Staff && entry.AuthorId == Me.Id))];

    private static DraftText Typed(string field, WorkInput input) => field == DraftField.Sentence
        ? new DraftText(PlainText.Clean(input.Sentence), input.Page ?? "", input.SentenceVersion, input.Seen)
        : new DraftText(PlainText.Clean(input.Text), input.Page ?? "", input.DraftVersion, input.Seen, AnswerParts.Of(input).ToString());
}
