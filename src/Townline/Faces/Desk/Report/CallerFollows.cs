using Townline.Conversations.Contracts;
using Townline.People.Contracts;
using Townline.Platform.Files;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Faces.Desk.Report;

/// <summary>A caller has the problem of somebody else's request: they follow it, and what they said and sent is kept there for the staff.</summary>
internal sealed class CallerFollows(TownContext town, IRequests requests, IConversations conversations, IPeople people, IPersonEditor editor, IWords words)
{
    /// <returns>Id of the follower; null when this person reported it or followed already.</returns>
    public Task<long?> Add(long requestId, string channel, ReportInput input, ClaimedPerson caller, long? personId, CancellationToken cancel) => town.Write(
        async unit =>
        {
            var follower = await requests.Follow(unit, requestId, personId is { } chosen ? await people.CameBy(unit, chosen, caller.Identities) : await Who(unit, caller, channel), channel);
            var files = await Drafts.Give(unit, town.Tenant, input.Files, RequestFileOwner.Name, requestId);
            await conversations.Note(unit, requestId, words["desk-report.same.note", input.Description], [.. files.Select(file => file.Id)]);
            return follower;
        },
        cancel);

    /// <summary>Whoever leaves a number or an address so that we tell them may be told; what somebody known said before stays as it is.</summary>
    private async Task<long?> Who(Unit unit, ClaimedPerson caller, string channel)
    {
        var person = await people.Identify(unit, caller);
        if (person is { IsNew: true } && caller.Identities.Count > 0)
        {
            await unit.Flush();
            await editor.Record(unit, person.Id, new ConsentOrder(ConsentPurpose.Updates, null, true, unit.Now, channel, words["desk-report.same.consent"]));
        }

        return person?.Id;
    }
}
