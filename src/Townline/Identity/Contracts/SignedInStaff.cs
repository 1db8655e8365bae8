using Townline.Identity.Rights;

namespace Townline.Identity.Contracts;

/// <summary>The member of staff whose request this is. Ask for it with <c>http.Staff()</c>.</summary>
internal sealed record SignedInStaff(long Id, string Name, string Email, Role Role)
{
    /// <summary>Whether to show a button; the page or endpoint behind it asks again with <see cref="NeedsAttribute"/>.</summary>
    public bool May(Right right) => RoleRights.Of(Role).Contains(right);
}
