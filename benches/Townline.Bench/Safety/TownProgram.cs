using System.Diagnostics;
using Townline.Platform.Web;

namespace Townline.Bench.Safety;

/// <summary>A command of the program in a process of its own.</summary>
internal static class TownProgram
{
    /// <summary>Runs it to its end.</summary>
    /// <returns>Seconds from the start of the process to its end.</returns>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static async Task<double> Run(string? postgres, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(WebHost).Assembly.Location, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["TOWNLINE_DB"] = postgres;
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? clock.Elapsed.TotalSeconds
            : throw new InvalidOperationException($"townline {string.Join(' ', arguments)} failed: {await said}{await complained}");
    }
}
