using Townline.Conversations.Contracts;
using Townline.Faces.Desk.Later;
using Townline.Platform.Files;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Requests.Contracts;

namespace Townline.Faces.Desk.Requests;

/// <summary>From the fields of a form to the commands of the modules; the rules themselves stand there.</summary>
internal sealed class RequestWork(IRequests requests, IConversations conversations, IHeldAnswers held, IRequestQueries queries, ICatalogue catalogue, IReach reach, TenantDirectory tenants)
{
    /// <exception cref="StaleEditException">Somebody was quicker.</exception>
    public Task Demand(Unit unit, RequestPane pane, WorkInput input) => requests.Demand(unit, pane.Request.Id, input.Version);

    public async Task Reply(Unit unit, RequestPane pane, WorkInput input, IReadOnlyList<string> files, LetterParts letter)
    {
        var pause = TimeSpan.FromSeconds((await tenants.Get(unit.TenantId)).Settings.UndoSeconds);
        if (pause > TimeSpan.Zero && await Leaves(unit, pane, input))
        {
            await Hold(unit, pane, input, files, letter, unit.Now + pause, isScheduled: false);
            return;
        }

        await conversations.Reply(unit, pane.Request.Id, input.Text ?? "", await Own(unit, pane, files), input.ForAll, new Seen(input.Version, input.Seen), letter);
        if (input.Asks && pane.Moves.Any(state => state.Key == "waiting"))
        {
            await requests.Move(unit, pane.Request.Id, "waiting");
        }
    }

    /// <summary>Whether it goes out to somebody, and does not only stand where they look for it.</summary>
    private async Task<bool> Leaves(Unit unit, RequestPane pane, WorkInput input) =>
        pane.Capabilities is { Fetched: false }
            || pane.Capabilities is not null && input.ForAll
            || pane is { Capabilities: not null, Request.PersonId: { } person } && await reach.Carrier(unit.Db, person, pane.Request.Channel, CancellationToken.None) is not null;

    /// <summary>An answer that leaves at the time that was chosen.</summary>
    public Task Schedule(Unit unit, RequestPane pane, WorkInput input, IReadOnlyList<string> files, LetterParts letter, Tenant tenant) =>
        Hold(unit, pane, input, files, letter, SendTime.Of(input.SendAt, tenant.Zone), isScheduled: true);

    private async Task Hold(Unit unit, RequestPane pane, WorkInput input, IReadOnlyList<string> files, LetterParts letter, DateTimeOffset due, bool isScheduled) => await held.Hold(
        unit,
        new HeldOrder(pane.Request.Id, input.Text ?? "", await Own(unit, pane, files), due, isScheduled)
        {
            ForAll = input.ForAll,
            Asks = input.Asks,
            Letter = letter,
            Seen = new Seen(input.Version, input.Seen),
        });

    public async Task Note(Unit unit, RequestPane pane, WorkInput input, IReadOnlyList<string> files) =>
        await conversations.Note(unit, pane.Request.Id, input.Text ?? "", await Own(unit, pane, files));

    public Task Move(Unit unit, RequestPane pane, WorkInput input) => requests.Move(unit, pane.Request.Id, input.State ?? "", input.Version);

    public Task Take(Unit unit, RequestPane pane, WorkInput input, long staffId) =>
        requests.Assign(unit, pane.Request.Id, pane.Request.TeamId, staffId, input.Version);

    public Task Assign(Unit unit, RequestPane pane, WorkInput input) =>
        requests.Assign(unit, pane.Request.Id, input.TeamId, input.AssigneeId, input.Version);

    public async Task Close(Unit unit, RequestPane pane, WorkInput input, IReadOnlyList<string> files)
    {
        if (!Enum.TryParse<Outcome>(input.Outcome, out var outcome) || !Enum.IsDefined(outcome))
        {
            throw new RuleBrokenException("outcome-missing");
        }

        var duplicate = outcome == Outcome.Duplicate ? await FindDuplicate(unit, input.DuplicateOf) : null;
        var evidence = await Own(unit, pane, files);
        await requests.Close(unit, pane.Request.Id, new Closure(outcome, input.Sentence ?? "", input.To, duplicate, evidence, input.LeavesTasks), input.Version);
    }

    public Task Reopen(Unit unit, RequestPane pane, WorkInput input) => requests.Reopen(unit, pane.Request.Id, input.Reason);

    public Task FollowUp(Unit unit, RequestPane pane, WorkInput input, Tenant tenant)
    {
        if (!input.FollowUp.IsEmpty && input.FollowUp.ToDate() is null)
        {
            throw new RuleBrokenException("follow-up-date");
        }

        // The morning of that day where the town is.
        DateTimeOffset? at = input.FollowUp.ToDate() is { } day
            ? new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(new TimeOnly(8, 0)), tenant.Zone), TimeSpan.Zero)
            : null;
        return requests.SetFollowUp(unit, pane.Request.Id, at, input.Reason, input.Version);
    }

    public async Task Correct(Unit unit, RequestPane pane, WorkInput input)
    {
        var service = input.ServiceCode is { } code ? (await catalogue.Of(unit.TenantId)).ByCode(code) : null;
        await requests.Correct(
            unit,
            pane.Request.Id,
            new Correction
            {
                Service = service,
                Description = input.Description,
                Address = input.Address,
                Visibility = Enum.TryParse<RequestVisibility>(input.Visibility, out var visibility) ? visibility : null,
                Reason = input.Reason,
            },
            input.Version);
    }

    private async Task<long?> FindDuplicate(Unit unit, string? typed)
    {
        var reference = Reference.Parse(typed) ?? throw new RuleBrokenException("close-duplicate-of");
        return (await queries.ByNumber(unit.TenantId, reference, CancellationToken.None))?.Id ?? throw new RuleBrokenException("close-duplicate-of");
    }

    private async Task<IReadOnlyList<long>> Own(Unit unit, RequestPane pane, IReadOnlyList<string> tickets) =>
        tickets.Count == 0
            ? []
            : [.. (await Drafts.Give(unit, await tenants.Get(unit.TenantId), tickets, RequestFileOwner.Name, pane.Request.Id)).Select(file => file.Id)];
}
