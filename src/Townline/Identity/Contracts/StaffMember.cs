namespace Townline.Identity.Contracts;

/// <summary>A member of staff as other modules see one.</summary>
/// <param name="Active">False once the account is closed; the name stays for what they did.</param>
internal sealed record StaffMember(long Id, string Name, string Email, Role Role, bool Active)
{
    /// <summary>Which of the town's own roles, and its name, when <see cref="Role"/> is <see cref="Role.Own"/>.</summary>
    public long? OwnRoleId { get; init; }

    /// <inheritdoc cref="OwnRoleId"/>
    public string? OwnRole { get; init; }

    /// <summary>What the role may, now.</summary>
    public required IReadOnlySet<Right> Rights { get; init; }

    /// <summary>For what is done in somebody's name without them: a page or endpoint asks with <see cref="NeedsAttribute"/>.</summary>
    public bool May(Right right) => Rights.Contains(right);
}
