using Microsoft.EntityFrameworkCore;
using Townline.People.Contracts;
using Townline.People.Identities;
using Townline.Platform.Storage;

namespace Townline.People.Accounts;

/// <summary>Makes an address that somebody has proved a verified identity: of the person whose it was said to be, or of somebody new. Nobody is merged by it.</summary>
internal sealed class Proofs(IPeople people)
{
    /// <param name="address">In its comparable form.</param>
    /// <param name="display">As typed, for an address that is new.</param>
    public async Task<PersonIdentity> Prove(Unit unit, string address, string display, string language)
    {
        await people.Identify(unit, new ClaimedPerson([new ClaimedIdentity(IdentityKind.Email, display)], Language: language));
        await unit.Flush();
        var identity = await unit.Db.Set<PersonIdentity>().AsTracking()
            .FirstAsync(known => known.Kind == IdentityKind.Email && known.Value == address && known.Standing == IdentityStanding.Theirs);
        identity.AccountId ??= unit.NextId();
        if (identity.VerifiedAt is null)
        {
            await Mark(unit, identity);
        }

        await unit.Db.SaveChangesAsync();
        return identity;
    }

    private static async Task Mark(Unit unit, PersonIdentity identity)
    {
        (identity.VerifiedAt, identity.ByLink) = (unit.Now, 1);
        var row = await unit.Db.Set<Person>().AsTracking().FirstAsync(person => person.Id == identity.PersonId);
        var root = row.RootId is { } id ? await unit.Db.Set<Person>().AsTracking().FirstAsync(person => person.Id == id) : row;

        // A clerk who has the person open is told that something about them changed.
        root.Version++;
        await unit.Publish(new IdentityMarked(root.Id, identity.Kind, MaskedValue.Of(identity.Value), Verified: true) { Reason = "link" });
    }
}
