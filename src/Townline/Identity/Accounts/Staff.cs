using Townline.Identity.Contracts;
using Townline.Identity.Rights;
using Townline.Platform.Storage;

namespace Townline.Identity.Accounts;

/// <summary>The account of a member of staff in one town. The address is also the name they sign in with.</summary>
internal sealed class Staff : ITenantOwned
{
    public long Id { get; set; }
    public int TenantId { get; set; }
    public required string Email { get; set; }

    /// <summary>The address in the form in which it is looked up; unique in the town.</summary>
    public string NormalizedEmail { get; set; } = "";
    public required string Name { get; set; }
    public Role Role { get; set; }

    /// <summary>Which of the town's own roles, when <see cref="Role"/> is <see cref="Role.Own"/>.</summary>
    public long? OwnRoleId { get; set; }

    /// <summary>Null until the owner has set a password.</summary>
    public string? PasswordHash { get; set; }

    /// <summary>Changes with password, role and closing; ends open sessions and one-time links.</summary>
    public string SecurityStamp { get; set; } = "";

    /// <summary>Changes with every update, so that of two at once the second is refused.</summary>
    public string ConcurrencyStamp { get; set; } = "";

    /// <summary>Wrong passwords in a row.</summary>
    public int AccessFailedCount { get; set; }

    /// <summary>Until when no password is accepted.</summary>
    public DateTimeOffset? LockoutEnd { get; set; }

    /// <summary>False once closed; the row stays for what the person did.</summary>
    public bool Active { get; set; } = true;
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset? LastSignInAt { get; set; }

    /// <summary>Whether this account can set the town up; one must always be left.</summary>
    internal bool Rules => this is { Role: Role.Administrator, Active: true };

    public StaffMember View(TownRoles roles) =>
        new(Id, Name, Email, Role, Active) { OwnRoleId = OwnRoleId, OwnRole = Role == Role.Own ? roles.Row(Role, OwnRoleId)?.Name : null, Rights = roles.Rights(Role, OwnRoleId) };
}
