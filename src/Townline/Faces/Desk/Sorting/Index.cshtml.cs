using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Conversations.Contracts;
using Townline.Faces.Desk.Requests;
using Townline.Faces.Shared.Fields;
using Townline.Identity.Contracts;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Faces.Desk.Sorting;

/// <summary>Puts messages where they belong: a request of their own, another request, the right channel; and takes it back.</summary>
[Needs(Right.RequestsWork)]
internal sealed class IndexModel(TownContext town, RequestPanes panes, SortWork work, ISorting sorting, IRequestQueries requests, IEnumerable<IChannel> channels, IWords words) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public long Reference { get; set; }

    [BindProperty]
    public SortInput Input { get; set; } = new();

    public RequestPane Pane { get; private set; } = null!;

    /// <summary>Messages and notes that can be moved, newest first: all but the report itself.</summary>
    public IReadOnlyList<TimelineEntry> Messages { get; private set; } = [];

    /// <summary>The report, whose channel can be corrected.</summary>
    public TimelineEntry? Report { get; private set; }

    public IReadOnlyList<(MoveView Move, RequestView? From, RequestView? To)> Moves { get; private set; } = [];

    public IReadOnlyList<FieldOption> Services => [new FieldOption("", words["desk-sort.choose"]), .. Pane.Services.Active.Select(service => new FieldOption(service.Code, words.Of(service.Name)))];

    public IReadOnlyList<FieldOption> Spoken =>
        [new FieldOption("", words["desk-sort.choose"]), .. channels.Where(channel => channel.Capabilities.Spoken).Select(channel => new FieldOption(channel.Name, ChannelName(channel.Name)))];

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        Input.Tell = words["desk-sort.tell.text", "{number}", "{link}"];
        return await Load(cancel) ? Page() : NotFound();
    }

    public Task<IActionResult> OnPostSplit(CancellationToken cancel) => Do(() => work.Split(Pane, Input, cancel), cancel);

    public Task<IActionResult> OnPostMove(CancellationToken cancel) => Do(() => work.Move(Pane, Input, cancel), cancel);

    public Task<IActionResult> OnPostChannel(CancellationToken cancel) => Do(async () => { await work.CorrectChannel(Pane, Input, cancel); return Reference; }, cancel);

    public Task<IActionResult> OnPostUndo(long move, CancellationToken cancel) => Do(
        async () =>
        {
            // Of this request alone: whoever undoes sees what it was.
            if (Moves.All(known => known.Move.Id != move))
            {
                throw new KeyNotFoundException($"There is no move {move} here.");
            }

            await work.Undo(move, Input.Reason, cancel);
            return Reference;
        },
        cancel);

    public string ChannelName(string channel) => words.Has($"desk.channel.{channel}") ? words[$"desk.channel.{channel}"] : channel;

    private async Task<IActionResult> Do(Func<Task<long>> doing, CancellationToken cancel)
    {
        if (!await Load(cancel))
        {
            return NotFound();
        }

        try
        {
            return Redirect($"/desk/requests/{await doing()}");
        }
        catch (KeyNotFoundException)
        {
            return NotFound();
        }
        catch (RuleBrokenException broken)
        {
            ModelState.AddModelError($"Input.{SortInput.FieldOf(broken.Code)}", words[$"rule.{broken.Code}", [.. broken.Args]]);
        }
        catch (StaleEditException)
        {
            ModelState.AddModelError("Input.Entries", words["rule.move-meanwhile"]);
        }

        await Load(cancel);
        return Page();
    }

    private async Task<bool> Load(CancellationToken cancel)
    {
        if (await panes.Read(Reference, cancel) is not { } pane)
        {
            return false;
        }

        Pane = pane;
        Report = pane.Timeline.FirstOrDefault(entry => entry.Kind == EntryKind.Message);
        Messages = [.. pane.Timeline.Where(entry => entry is { Kind: EntryKind.Message or EntryKind.Note, InquiryId: null } && entry.Id != Report?.Id).Reverse().Take(ISorting.MostAtOnce)];
        var moves = await sorting.OfRequest(town.Db, pane.Request.Id, cancel);
        var known = (await requests.ByIds(town.TenantId, [.. moves.SelectMany(move => new[] { move.FromId, move.ToId }).Distinct()], cancel)).ToDictionary(request => request.Id);
        Moves = [.. moves.Select(move => (move, known.GetValueOrDefault(move.FromId), known.GetValueOrDefault(move.ToId)))];
        return true;
    }
}
