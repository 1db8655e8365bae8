using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Townline.Platform.Web;

namespace Townline.Bench;

/// <summary>The real program, serving the demo town in a process of its own.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    public const string Open311Key = "bench-open311-key";
    public const string ApiToken = "bench-api-token";

    /// <summary>Of agent@riverton.example and the others of the demo town.</summary>
    public const string Password = "bench password of the demo";
    private readonly Process _process;

    private ServerProcess(Process process, int port, TimeSpan startedIn) => (_process, Port, StartedIn) = (process, port, startedIn);

    public int Port { get; }

    /// <summary>From the start of the process to "Townline is ready".</summary>
    public TimeSpan StartedIn { get; }

    /// <summary>Memory that the process holds now, in bytes (VmRSS).</summary>
    public long Memory
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>What it has used of the processors since it began: says what a request costs also where other programs run beside it.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public static async Task<ServerProcess> Start(string dataFolder, string? postgres = null, Dictionary<string, string>? environment = null)
    {
        var port = FreePort();
        var start = new ProcessStartInfo("dotnet", [typeof(WebHost).Assembly.Location, "serve", "--port", $"{port}", "--data", dataFolder])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["TOWNLINE_DB"] = postgres;
        start.Environment["TOWNLINE_DEMO_OPEN311_KEY"] = Open311Key;
        start.Environment["TOWNLINE_DEMO_API_TOKEN"] = ApiToken;
        start.Environment["TOWNLINE_DEMO_PASSWORD"] = Password;
        foreach (var (name, value) in environment ?? [])
        {
            start.Environment[name] = value;
        }

        var clock = Stopwatch.StartNew();
        var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, line) => Console.Error.WriteLine(line.Data);
        process.BeginErrorReadLine();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("Townline is ready", StringComparison.Ordinal))
            {
                var server = new ServerProcess(process, port, clock.Elapsed);
                _ = process.StandardOutput.ReadToEndAsync();
                return server;
            }
        }

        throw new InvalidOperationException("The server ended before it was ready.");
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
