using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Townline.Tests.Support;

/// <summary>What servers need that a test starts on this machine.</summary>
internal static class PeerHost
{
    /// <summary>A port that was free a moment ago.</summary>
    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    /// <summary>Runs a program to its end, which is to be a good one.</summary>
    public static async Task Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
    }
}
