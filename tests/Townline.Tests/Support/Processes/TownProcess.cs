using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Townline.Tests.Support;

/// <summary>
/// The built program as a process of its own, for what can only be tried from outside: signals, a kill, exit codes, what
/// it prints. Anything else is quicker with <c>TestTown</c>.
/// </summary>
internal sealed class TownProcess : IAsyncDisposable
{
    private const string ReadyLine = "Townline is ready: ";
    private const int Sigterm = 15;
    /// <summary>Making the demo town takes half a minute, on a busy machine much longer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly ConcurrentQueue<string> _printed = new();
    private readonly ConcurrentQueue<string> _complaints = new();
    private readonly TaskCompletionSource<Uri> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process _process;

    private TownProcess(TestStorage storage, Dictionary<string, string> environment, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Repository.Program, .. arguments])
        {
            WorkingDirectory = storage.Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.Environment["TOWNLINE_DB"] = storage.Database;
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Keep(_printed, line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(_complaints, line.Data);
        AppDomain.CurrentDomain.ProcessExit += OnTestsEnd;
        _process.Start();
        _process.StandardInput.Close();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Where it listens.</summary>
    public Uri Address => _ready.Task.Result;

    /// <summary>The lines on its standard output, so far.</summary>
    public IReadOnlyList<string> Printed => [.. _printed];

    /// <summary>The lines on its standard error, so far: what it logs, and why it ended.</summary>
    public IReadOnlyList<string> Complaints => [.. _complaints];

    public bool HasExited => _process.HasExited;

    /// <summary>Starts the program with any command, and does not wait.</summary>
    public static TownProcess Start(TestStorage storage, Dictionary<string, string> environment, params string[] arguments) => new(storage, environment, arguments);

    /// <summary>Starts <c>townline serve</c> on a free port and waits until it says that it is ready.</summary>
    public static async Task<TownProcess> Serve(TestStorage storage, Dictionary<string, string>? environment = null, params string[] more)
    {
        var town = Start(storage, environment ?? [], ["serve", "--port", "0", "--data", storage.Folder, .. more]);
        var exited = town._process.WaitForExitAsync();
        if (await Task.WhenAny(town._ready.Task, exited, Task.Delay(Patience)) != town._ready.Task)
        {
            await town.DisposeAsync();
            throw new InvalidOperationException($"Townline did not become ready. It said:\n{string.Join('\n', [.. town.Printed, .. town.Complaints])}");
        }

        return town;
    }

    /// <summary>Ends it as a power cut would (SIGKILL) and waits until it is gone.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await Exit();
    }

    /// <summary>Asks it to end (SIGTERM), as a service manager does, and does not wait.</summary>
    public void Terminate()
    {
        if (SendSignal(_process.Id, Sigterm) != 0)
        {
            throw new InvalidOperationException("The process is already gone.");
        }
    }

    /// <summary>Waits for its end, at most three minutes.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> Exit()
    {
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnTestsEnd;
        if (!_process.HasExited)
        {
            await Kill();
        }

        _process.Dispose();
    }

    private void Keep(ConcurrentQueue<string> lines, string? line)
    {
        if (line is null)
        {
            return;
        }

        lines.Enqueue(line);
        if (line.StartsWith(ReadyLine, StringComparison.Ordinal))
        {
            _ready.TrySetResult(new Uri(line[ReadyLine.Length..].Trim()));
        }
    }

    private void OnTestsEnd(object? sender, EventArgs e) => _process.Kill();

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int SendSignal(int process, int signal);
}
