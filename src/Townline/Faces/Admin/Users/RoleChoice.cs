using Townline.Faces.Shared.Fields;
using Townline.Identity.Contracts;
using Townline.Platform.Words;

namespace Townline.Faces.Admin.Users;

/// <summary>A role in a select box: a built-in one by its name, one of the town's own as "own:ID".</summary>
internal static class RoleChoice
{
    private const string Own = "own:";

    public static string Of(Role role, long? ownId) => role == Role.Own ? $"{Own}{ownId}" : $"{role}";

    public static IReadOnlyList<FieldOption> Options(IReadOnlyList<RoleView> roles, IWords words) =>
        [.. roles.Select(role => new FieldOption(Of(role.Role, role.OwnId), RoleTitle.Of(role.Role, role.Name, words)))];

    /// <exception cref="StaffRefusedException">It is neither.</exception>
    public static (Role Role, long? OwnId) Read(string? value)
    {
        if (value?.StartsWith(Own, StringComparison.Ordinal) == true && long.TryParse(value[Own.Length..], out var id))
        {
            return (Role.Own, id);
        }

        return Enum.TryParse<Role>(value, out var role) && Enum.IsDefined(role) && role != Role.Own ? (role, null) : throw new StaffRefusedException("staff.refused.role");
    }
}
