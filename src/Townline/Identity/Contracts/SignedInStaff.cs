namespace Townline.Identity.Contracts;

/// <summary>The member of staff whose request this is. Ask for it with <c>http.Staff()</c>.</summary>
/// <param name="Rights">Those of the role, now.</param>
internal sealed record SignedInStaff(long Id, string Name, string Email, Role Role, IReadOnlySet<Right> Rights)
{
    /// <summary>Name of the role that the town made, when <see cref="Role"/> is <see cref="Role.Own"/>.</summary>
    public string? OwnRole { get; init; }

    /// <summary>Whether to show a button; the page or endpoint behind it asks again with <see cref="NeedsAttribute"/>.</summary>
    public bool May(Right right) => Rights.Contains(right);
}
