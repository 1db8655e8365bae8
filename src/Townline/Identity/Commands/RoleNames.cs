using Townline.Identity.Contracts;

namespace Townline.Identity.Commands;

/// <summary>Roles as they are written on the command line: read-only, field-crew, agent, supervisor, administrator.</summary>
internal static class RoleNames
{
    public static IEnumerable<string> All => Enum.GetValues<Role>().Select(Write);

    public static string Write(Role role) =>
        string.Concat(role.ToString().Select((letter, at) => char.IsUpper(letter) && at > 0 ? $"-{char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));

    /// <exception cref="KeyNotFoundException">No role is called that.</exception>
    public static Role Read(string name) => Enum.GetValues<Role>().ToDictionary(Write)[name];
}
