using System.Diagnostics;
using Townline.Tests.Support;

namespace Townline.Tests.Architecture;

/// <summary>Every file of the repository that is, or is about to be, committed.</summary>
internal static class RepositoryFiles
{
    /// <summary>Paths relative to the root.</summary>
    public static IReadOnlyList<string> Paths() =>
        [.. Run("git", "-C", Repository.Root, "ls-files", "--cached", "--others", "--exclude-standard").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(path => File.Exists(Repository.Combine(path)))];

    /// <summary>The text of a file, or null for one that is not text.</summary>
    public static string? Text(string path)
    {
        var text = File.ReadAllText(Repository.Combine(path));
        return text.Contains('\0', StringComparison.Ordinal) ? null : text;
    }

    /// <summary>Runs a program to its end.</summary>
    public static (int Code, string Output) Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, WorkingDirectory = Repository.Root })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }
}
