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
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ConcurrentQueue<string> _lines = new();
    private readonly TaskCompletionSource<Uri> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process _process;

    private TownProcess(TestStorage storage, string[] arguments, IReadOnlyDictionary<string, string>? environment)
    {
        var start = new ProcessStartInfo("dotnet", [Repository.Program, .. arguments])
        {
            WorkingDirectory = storage.Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.Environment["TOWNLINE_DB"] = storage.Database;
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        AppDomain.CurrentDomain.ProcessExit += OnTestsEnd;
        _process.Start();
        _process.StandardInput.Close();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Where it listens.</summary>
    public Uri Address => _ready.Task.Result;

    /// <summary>All it has printed, on both outputs.</summary>
    public string Output => string.Join('\n', _lines);

    public bool HasExited => _process.HasExited;

    /// <summary>Starts <c>townline serve</c> on a free port and waits until it says that it is ready.</summary>
    public static async Task<TownProcess> Serve(TestStorage storage, IReadOnlyDictionary<string, string>? environment = null, params string[] more)
    {
        var town = new TownProcess(storage, ["serve", "--port", "0", "--data", storage.Folder, .. more], environment);
        var exited = town._process.WaitForExitAsync();
        if (await Task.WhenAny(town._ready.Task, exited, Task.Delay(Patience)) != town._ready.Task)
        {
            await town.DisposeAsync();
            throw new InvalidOperationException($"Townline did not become ready. It said:\n{town.Output}");
        }

        return town;
    }

    /// <summary>Runs a command to its end.</summary>
    /// <returns>Its exit code and all it printed.</returns>
    public static async Task<(int Code, string Output)> Run(TestStorage storage, params string[] arguments)
    {
        await using var town = new TownProcess(storage, arguments, environment: null);
        var code = await town.Exit();
        return (code, town.Output);
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

    /// <summary>Waits for its end, at most a minute.</summary>
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

    private void Keep(string? line)
    {
        if (line is null)
        {
            return;
        }

        _lines.Enqueue(line);
        if (line.StartsWith(ReadyLine, StringComparison.Ordinal))
        {
            _ready.TrySetResult(new Uri(line[ReadyLine.Length..].Trim()));
        }
    }

    private void OnTestsEnd(object? sender, EventArgs e) => _process.Kill();

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int SendSignal(int process, int signal);
}
