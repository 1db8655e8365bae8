using Microsoft.AspNetCore.Identity;
using Townline.Identity.Accounts;
using Townline.Identity.Sessions;

namespace Townline.Identity.SecondFactors;

/// <summary>Is it still the owner of the session who changes how they sign in? For a while after signing in yes; later the password says so. Scoped.</summary>
internal sealed class Reassurance(SignInManager<Staff> library, UserManager<Staff> users, CurrentSession current, TimeProvider time)
{
    public bool AsksForPassword => current.Live is not { } live || time.GetUtcNow() - live.Since > SessionClock.Fresh;

    /// <summary>A wrong password counts towards the lock-out: an open session is no licence to guess.</summary>
    public async Task<bool> IsSure(string? password)
    {
        if (!AsksForPassword)
            return true;
        return password is { Length: > 0 }
            && current.Live is { } live
            && await users.FindByIdAsync($"{live.Staff.Id}") is { } staff
            && (await library.CheckPasswordSignInAsync(staff, password, lockoutOnFailure: true)).Succeeded;
    }
}
