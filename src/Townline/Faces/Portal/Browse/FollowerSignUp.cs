using Townline.Faces.Portal.Parts;
using Townline.People.Contracts;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Faces.Portal.Browse;

/// <summary>"Me too", with or without an e-mail address.</summary>
internal sealed class FollowerSignUp(TownContext town, IRequests requests, IPeople people, IPersonEditor editor, IWords words)
{
    /// <returns>Id of the follower; null when this person followed already.</returns>
    public Task<long?> Follow(long requestId, string email, CancellationToken cancel)
    {
        town.Actor = ResidentActor.Of(town);
        return town.Write(async unit => await requests.Follow(unit, requestId, email.Length == 0 ? null : await Who(unit, email), ResidentActor.Channel), cancel);
    }

    private async Task<long?> Who(Unit unit, string email)
    {
        var person = await people.Identify(unit, new ClaimedPerson([new ClaimedIdentity(IdentityKind.Email, email)], Language: words.Language));

        // Somebody known may have said otherwise, and this may be anybody who types their address: it changes nothing of what they said.
        if (person is { IsNew: true })
        {
            await unit.Flush();
            await editor.Record(unit, person.Id, new ConsentOrder(ConsentPurpose.Updates, null, true, unit.Now, ResidentActor.Channel, words["me-too.contact.hint"]));
        }

        return person?.Id;
    }
}
