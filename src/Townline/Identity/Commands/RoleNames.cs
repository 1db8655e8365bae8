using Townline.Identity.Contracts;

namespace Townline.Identity.Commands;

/// <summary>Built-in roles as they are written on the command line and in settings: read-only, field-crew, agent, supervisor, administrator.</summary>
internal static class RoleNames
{
    private static readonly Dictionary<string, Role> ByName = Enum.GetValues<Role>().Where(role => role != Role.Own).ToDictionary(Write);

    public static IReadOnlyList<Role> BuiltIn { get; } = [.. ByName.Values];

    public static IEnumerable<string> All => ByName.Keys;

    public static bool IsBuiltIn(string name) => ByName.ContainsKey(name);

    public static string Write(Role role) =>
        string.Concat(role.ToString().Select((letter, at) => char.IsUpper(letter) && at > 0 ? $"-{char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));

    /// <exception cref="KeyNotFoundException">No role is called that.</exception>
    public static Role Read(string name) => ByName[name];
}
