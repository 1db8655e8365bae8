using System.Reflection;

namespace Townline.Platform;

internal static class ThisProgram
{
    /// <summary>The version of this program, as it writes it into exports and backups.</summary>
    public static string Version { get; } = Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";
}
