using System.ComponentModel;
using System.Diagnostics;
using Npgsql;

namespace Townline.Platform.Storage.Postgres;

/// <summary>Runs the programs that come with PostgreSQL: those on the PATH, else those where Debian puts them.</summary>
internal sealed class PostgresPrograms(NpgsqlConnectionStringBuilder database)
{
    private const string Versions = "/usr/lib/postgresql";

    /// <exception cref="StorageRefusedException">It is not installed, or it failed: what it said.</exception>
    public async Task Run(CancellationToken cancel, string program, params string[] arguments)
    {
        using var process = Start(program, arguments, output: false);
        await End(process, program, process.StandardError.ReadToEndAsync(cancel), cancel);
    }

    /// <summary>The first one's output is the second one's input, and <paramref name="last"/> the end of it when the first one has said everything.</summary>
    /// <inheritdoc cref="Run"/>
    public async Task Pipe(string[] from, string[] to, string last, CancellationToken cancel)
    {
        using var target = Start(to[0], to[1..], output: true, input: true);
        using var source = Start(from[0], from[1..], output: true, connects: false);
        var (sourceSaid, targetSaid) = (source.StandardError.ReadToEndAsync(cancel), target.StandardError.ReadToEndAsync(cancel));
        var chatter = target.StandardOutput.BaseStream.CopyToAsync(Stream.Null, cancel);
        try
        {
            await source.StandardOutput.BaseStream.CopyToAsync(target.StandardInput.BaseStream, cancel);
            await source.WaitForExitAsync(cancel);
            if (source.ExitCode != 0)
            {
                target.Kill();
                throw Failed(from[0], await sourceSaid);
            }

            await target.StandardInput.WriteAsync(last.AsMemory(), cancel);
            target.StandardInput.Close();
        }
        catch (IOException)
        {
            // The second one has ended before its input did: it says why.
        }

        await End(target, to[0], targetSaid, cancel);
        await chatter;
    }

    private static async Task End(Process process, string program, Task<string> said, CancellationToken cancel)
    {
        try
        {
            await process.WaitForExitAsync(cancel);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }

        if (process.ExitCode != 0)
        {
            throw Failed(program, await said);
        }
    }

    private static StorageRefusedException Failed(string program, string said) => new($"{program} failed: {said.Trim()}");

    private Process Start(string program, string[] arguments, bool output, bool input = false, bool connects = true)
    {
        var start = new ProcessStartInfo(Find(program), arguments) { RedirectStandardError = true, RedirectStandardOutput = output, RedirectStandardInput = input };
        if (connects)
        {
            start.Environment["PGHOST"] = database.Host;
            start.Environment["PGPORT"] = $"{database.Port}";
            start.Environment["PGUSER"] = database.Username;
            start.Environment["PGPASSWORD"] = database.Password;
            start.Environment["PGDATABASE"] = database.Database;
            start.Environment["PGSSLMODE"] = database.SslMode.ToString().ToLowerInvariant() switch { "verifyca" => "verify-ca", "verifyfull" => "verify-full", var mode => mode };
        }

        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            throw new StorageRefusedException(
                $"{program} is not here: install PostgreSQL's client programs of the server's version or newer, or use `townline export --with-secrets`, which needs nothing.");
        }
    }

    private static string Find(string program)
    {
        var onPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
        return onPath || !Directory.Exists(Versions)
            ? program
            : Directory.EnumerateDirectories(Versions)
                .OrderByDescending(folder => double.TryParse(Path.GetFileName(folder), out var version) ? version : 0)
                .Select(folder => Path.Combine(folder, "bin", program))
                .FirstOrDefault(File.Exists) ?? program;
    }
}
