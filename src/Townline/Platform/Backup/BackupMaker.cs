using System.Security.Cryptography;
using Townline.Platform.Commands;
using Townline.Platform.Storage;

namespace Townline.Platform.Backup;

/// <summary>
/// Makes a backup of a whole installation while it is used: the database of one moment, then the contents of files, so that none that the
/// database names is missing. It is written under another name first, so that what has the right name is whole.
/// </summary>
internal sealed class BackupMaker(StorageOptions storage, TimeProvider time)
{
    private const string Unfinished = ".unfinished";

    /// <param name="target">A folder that is not there yet.</param>
    /// <param name="progress">What it is at, and how much of that is done, 0 to 1.</param>
    /// <exception cref="CommandFailedException">It cannot be written there.</exception>
    public async Task<BackupManifest> Make(string target, Action<string, double> progress, CancellationToken cancel)
    {
        var database = IDatabaseBackup.Of(storage);
        var folder = Begin(target);
        var file = Path.Combine(folder, database.FileName);
        var madeAt = time.GetUtcNow();
        await database.Write(file, done => progress("database", done), cancel);
        var files = await CopyFiles(Path.Combine(folder, "files"), progress, cancel);
        await using var written = File.OpenRead(file);
        var manifest = new BackupManifest
        {
            Engine = database.Engine,
            MadeAt = madeAt,
            Database = new BackupDatabase(database.FileName, written.Length, Convert.ToHexStringLower(await SHA256.HashDataAsync(written, cancel))),
            Files = files,
        };
        await File.WriteAllBytesAsync(Path.Combine(folder, BackupManifest.FileName), manifest.Write(), cancel);
        Directory.Move(folder, target);
        return manifest;
    }

    private static string Begin(string target)
    {
        if (File.Exists(target) || Directory.Exists(target))
        {
            throw new CommandFailedException($"{target} is there already; name a folder that is not.");
        }

        var folder = Path.GetFullPath(target).TrimEnd(Path.DirectorySeparatorChar) + Unfinished;
        try
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }

            return Directory.CreateDirectory(folder).FullName;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"{target} cannot be written: {error.Message}");
        }
    }

    private async Task<BackupFiles> CopyFiles(string target, Action<string, double> progress, CancellationToken cancel)
    {
        if (storage.FilesFolder is not { } source)
        {
            return new BackupFiles(0, 0);
        }

        var (count, bytes) = (0L, 0L);
        foreach (var file in FilesCopy.In(source))
        {
            if (await FilesCopy.Copy(file, target, cancel) is { } length)
            {
                (count, bytes) = (count + 1, bytes + length);
                progress($"files: {count:N0}, {bytes >> 20:N0} MB", 0);
            }
        }

        return new BackupFiles(count, bytes);
    }
}
