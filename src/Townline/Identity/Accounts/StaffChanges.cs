using Townline.Platform.Events;

namespace Townline.Identity.Accounts;

/// <summary>Tells from two states of an account what happened to it.</summary>
internal static class StaffChanges
{
    public static IEnumerable<DomainEvent> Between(Staff before, Staff after)
    {
        // A hash made anew at sign-in, because the library now hashes harder, keeps the stamp.
        if (before.PasswordHash != after.PasswordHash && before.SecurityStamp != after.SecurityStamp)
            yield return new PasswordSet(after.Id);
        if ((before.Role, before.OwnRoleId) != (after.Role, after.OwnRoleId))
            yield return new StaffRoleChanged(after.Id, before.Role, after.Role, before.OwnRoleId, after.OwnRoleId);
        if (before.Active && !after.Active)
            yield return new StaffClosed(after.Id);
        if (!before.Active && after.Active)
            yield return new StaffReopened(after.Id);
    }
}
