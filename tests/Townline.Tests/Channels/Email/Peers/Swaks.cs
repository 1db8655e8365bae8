using System.Diagnostics;
using System.Globalization;

namespace Townline.Tests.Channels.Email.Peers;

/// <summary>The mail tester of Debian, which speaks SMTP and LMTP as others understand them.</summary>
internal static class Swaks
{
    /// <summary>Sends a mail to a port of this machine.</summary>
    /// <returns>Its exit code, 0 for a mail that was taken, and the whole talk.</returns>
    public static async Task<(int Code, string Talk)> Send(int port, string to, params string[] more)
    {
        var start = new ProcessStartInfo("swaks", ["--server", "127.0.0.1", "--port", port.ToString(CultureInfo.InvariantCulture), "--to", to, "--from", "rosa@example.org", .. more])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }
}
