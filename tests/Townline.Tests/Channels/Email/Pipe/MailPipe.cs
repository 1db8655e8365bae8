using System.Diagnostics;
using Townline.Tests.Support;

namespace Townline.Tests.Channels.Email.Pipe;

/// <summary>`townline mail`, called as a mail server calls it.</summary>
internal static class MailPipe
{
    /// <returns>The exit code, and what it said on standard error.</returns>
    public static async Task<(int Code, string Said)> Run(TestStorage storage, string mail, Dictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Repository.Program, "mail", "--data", storage.Folder, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardError = true,
        };
        start.Environment["TOWNLINE_DB"] = storage.Database;
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        try
        {
            await process.StandardInput.WriteAsync(mail);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading all of a mail that is too large.
        }

        var said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, said);
    }
}
