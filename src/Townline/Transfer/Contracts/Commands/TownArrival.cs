using System.CommandLine;
using System.Globalization;
using Townline.Platform.Commands;
using Townline.Platform.Storage;
using Townline.Transfer.Arrival;
using Townline.Transfer.Packages;

namespace Townline.Transfer.Contracts.Commands;

/// <summary>Brings in what `townline export` wrote, as commands do it: `townline import EXPORT` and `townline import-town EXPORT` are the same.</summary>
internal sealed class TownArrival
{
    private const int Interrupted = 130;

    private readonly Option<string?> _replace = new("--replace") { Description = "Of an export: name of a town here that is thrown away, with all it has, before the export takes its place." };
    private readonly Option<bool> _quiet = new("--without-waiting-work")
    {
        Description = "Of an export: leave out messages that wait to be sent and work that waits to be done: for a copy to try things in, beside a town that goes on.",
    };

    /// <summary>What can be said about it.</summary>
    public IReadOnlyList<Option> Options => [_replace, _quiet];

    /// <summary>A folder or a zip file, whole or not: nothing else that is imported is one, so whatever is wrong with it is told as of an export.</summary>
    public static bool IsExport(string path)
    {
        if (Directory.Exists(path))
        {
            return true;
        }

        Span<byte> start = stackalloc byte[4];
        try
        {
            using var file = File.OpenRead(path);
            return start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)] is [(byte)'P', (byte)'K', 3 or 5, _];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Whoever reads it as something else says why it cannot be read.
            return false;
        }
    }

    /// <summary>Brings it in and tells of it.</summary>
    /// <param name="export">The folder or zip file.</param>
    /// <param name="storage">Where it goes.</param>
    /// <param name="given">What was said with <see cref="Options"/>.</param>
    /// <param name="cancel">Ends it; nothing of the town is served then.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="CommandFailedException">It is no whole export, or cannot be taken here.</exception>
    public async Task<int> Run(string export, StorageOptions storage, ParseResult given, CancellationToken cancel)
    {
        using var package = TownPackage.Open(export);
        var manifest = package.Manifest;
        await using var services = await TownServices.Open(storage, cancel);
        var time = services.Get<TimeProvider>();
        var started = time.GetTimestamp();
        try
        {
            var town = await services.Get<TownImporter>().Import(
                package,
                new ArrivalOptions(given.GetValue(_replace), given.GetValue(_quiet)),
                sentence => Console.Error.WriteLine(sentence),
                new TransferLines(Console.Error, time),
                cancel);
            var rows = manifest.Tables.Sum(table => table.Rows);
            await Console.Out.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{town.Name} is here: {rows:N0} rows, {manifest.Contents.Count:N0} files, {rows / time.GetElapsedTime(started).TotalSeconds:N0} rows a second. A running server serves it within a second."));
            if (!manifest.WithSecrets)
            {
                await Console.Out.WriteLineAsync("The export has no passwords: give an administrator a new one with `townline user reset`, and make API keys anew.");
            }

            return 0;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("Stopped. The town is not served; the same command begins anew.");
            return Interrupted;
        }
    }
}
