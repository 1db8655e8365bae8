using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Townline.Identity.Passkeys;

namespace Townline.Identity.Accounts;

/// <summary>Passkeys as the library reads them, of this town only. They are written by <see cref="PasskeyKeeper"/>.</summary>
internal sealed partial class StaffStore
{
    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Staff user, CancellationToken cancellationToken) =>
        [.. (await town.Db.Set<Passkey>().Where(key => key.StaffId == user.Id).ToListAsync(cancellationToken)).Select(key => key.View())];

    public async Task<Staff?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken)
    {
        var id = WebEncoders.Base64UrlEncode(credentialId);
        var owners = town.Db.Set<Passkey>().Where(key => key.CredentialId == id).Select(key => key.StaffId);
        return await town.Db.Set<Staff>().FirstOrDefaultAsync(staff => owners.Contains(staff.Id), cancellationToken);
    }

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(Staff user, byte[] credentialId, CancellationToken cancellationToken)
    {
        var id = WebEncoders.Base64UrlEncode(credentialId);
        return (await town.Db.Set<Passkey>().FirstOrDefaultAsync(key => key.StaffId == user.Id && key.CredentialId == id, cancellationToken))?.View();
    }

    public Task AddOrUpdatePasskeyAsync(Staff user, UserPasskeyInfo passkey, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Passkeys are kept by PasskeyKeeper.");

    public Task RemovePasskeyAsync(Staff user, byte[] credentialId, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Passkeys are kept by PasskeyKeeper.");
}
