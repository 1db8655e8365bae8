using Townline.Platform.Words;

namespace Townline.Identity.Contracts;

/// <summary>What a role is called in the reader's language.</summary>
internal static class RoleTitle
{
    public static string Of(Role role, string? own, IWords words) => role == Role.Own && own is { Length: > 0 } ? own : words[$"staff.role.{role}"];

    public static string RoleTitleIn(this StaffMember member, IWords words) => Of(member.Role, member.OwnRole, words);

    public static string RoleTitleIn(this SignedInStaff member, IWords words) => Of(member.Role, member.OwnRole, words);
}
