using System.CommandLine;

namespace Townline.Platform.Commands;

/// <summary>Options that mean the same on every command.</summary>
internal static class SharedOptions
{
    public static Option<string?> Data() => new("--data") { Description = "Folder of the town's data (default ./data). TOWNLINE_DB=\"Host=…\" uses PostgreSQL instead of SQLite." };

    public static Option<string?> Town() => new("--town") { Description = "Short name of the town, when there are several." };
}
