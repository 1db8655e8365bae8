using Townline.Identity.Contracts;
using Townline.People.Contracts;
using Townline.Platform.Storage;

namespace Townline.Channels.Email.Spam.Rules;

/// <summary>Whose mail is never held: residents who proved their address, and the town's own staff.</summary>
internal sealed class KnownSenders(IPeople people, IStaffDirectory staff)
{
    /// <summary>Two look-ups by index.</summary>
    public async Task<bool> Are(TownlineDb db, string address, CancellationToken cancel) =>
        await staff.FindByEmail(db.TenantId, address, cancel) is { Active: true }
        || (IdentityForm.Of(IdentityKind.Email, address) is { } value
            && await people.FindByIdentity(db, IdentityKind.Email, address, cancel) is { } person
            && person.Identities.Any(identity => identity is { Kind: IdentityKind.Email, VerifiedAt: not null } && identity.Value == value));
}
