using Townline.Identity.Contracts;
using Townline.People.Contracts;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Work.Contracts;

namespace Townline.Faces.Desk.Phone;

/// <summary>Calls with the names that belong to them.</summary>
internal sealed class CallLines(TownContext town, Callers callers, IPeople people, IStaffDirectory staff, IPhoneSetup setups, IWords words)
{
    /// <summary>Calls that go on, with everybody who may be calling.</summary>
    public async Task<IReadOnlyList<CallLine>> Live(IReadOnlyList<CallView> calls, CancellationToken cancel)
    {
        var lines = new List<CallLine>();
        foreach (var call in calls)
        {
            lines.Add(new CallLine(call, await callers.Behind(call.Number, cancel), null, null));
        }

        return lines;
    }

    /// <summary>Past calls, with whom they were logged for: a fixed number of queries.</summary>
    public async Task<IReadOnlyList<CallLine>> Past(IReadOnlyList<CallView> calls, CancellationToken cancel)
    {
        var persons = (await people.Cards(town.Db, [.. calls.Select(call => call.PersonId).OfType<long>().Distinct()], cancel)).ToDictionary(card => card.Id);
        var members = (await staff.All(town.TenantId, cancel)).ToDictionary(member => member.Id);
        var setup = await setups.Of(town.TenantId);
        return
        [
            .. calls.Select(call => new CallLine(
                call,
                call.PersonId is { } person && persons.TryGetValue(person, out var card) ? [card] : [],
                (call.LoggedById ?? call.AgentId) is { } id && members.TryGetValue(id, out var member) ? member.Name : null,
                call.Outcome is { } outcome ? words.Of(setup.Dispositions.FirstOrDefault(disposition => disposition.Code == outcome)?.Name) is { Length: > 0 } name ? name : outcome : null)),
        ];
    }
}

/// <param name="Persons">Who it may be, or for whom it was logged.</param>
/// <param name="Who">The clerk.</param>
/// <param name="Outcome">What it came to, in words.</param>
internal sealed record CallLine(CallView Call, IReadOnlyList<PersonCard> Persons, string? Who, string? Outcome)
{
    /// <summary>The number, or that it is withheld.</summary>
    public string Number(IWords words) => Call.From is { } from ? PhoneText.Of(from) : words["phone.withheld"];

    /// <summary>How the call stands, as a key of the words.</summary>
    public string StateKey => Call switch
    {
        { Missed: true } => "phone.state.missed",
        { State: CallState.Ringing } => "phone.state.ringing",
        { State: CallState.Talking } => "phone.state.talking",
        { State: CallState.OnHold } => "phone.state.on-hold",
        { State: CallState.Transferred } => "phone.state.transferred",
        _ => "phone.state.ended",
    };
}
