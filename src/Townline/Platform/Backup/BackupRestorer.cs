using System.Security.Cryptography;
using System.Text.Json;
using Townline.Platform.Commands;
using Townline.Platform.Doctor;
using Townline.Platform.Storage;

namespace Townline.Platform.Backup;

/// <summary>
/// Brings a backup back. All of it is compared with its manifest, and the database looked through as `townline doctor` does, before it takes
/// the place of what is there; a process that is killed leaves the old or the new.
/// </summary>
internal sealed class BackupRestorer(StorageOptions storage)
{
    /// <param name="replace">What the operator has typed after --replace: the names of the towns that go, separated by a comma.</param>
    /// <param name="say">Sentences about what goes on.</param>
    /// <exception cref="CommandFailedException">It cannot be brought back; what was there is untouched.</exception>
    public async Task<BackupManifest> Restore(string folder, string? replace, Action<string> say, CancellationToken cancel)
    {
        var database = IDatabaseBackup.Of(storage);
        var manifest = Read(folder);
        if (manifest.FormatVersion > BackupManifest.FormatNow)
        {
            throw new CommandFailedException($"This backup is of a newer version of Townline ({manifest.ProgramVersion}; this is {ThisProgram.Version}). Bring it back with that version.");
        }

        if (manifest.Engine != database.Engine)
        {
            throw new CommandFailedException($"This is a backup of {manifest.Engine}, and here is {database.Engine}. To move a town from one to the other, use `townline export` and `townline import-town`.");
        }

        Demand(await database.TownsInTheWay(cancel), replace, database.Place);
        var file = Path.Combine(folder, manifest.Database.File);
        await Verify(file, manifest, say, cancel);
        await BringFiles(Path.Combine(folder, "files"), manifest, say, cancel);
        say("Looking through the database …");
        await database.PutInPlace(file, restored => Examine(restored, say, cancel), cancel);
        return manifest;
    }

    private static BackupManifest Read(string folder)
    {
        try
        {
            using var stream = File.OpenRead(Path.Combine(folder, BackupManifest.FileName));
            return BackupManifest.Read(stream);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new CommandFailedException($"There is no {BackupManifest.FileName} in {folder}: this is no backup, or one that was cut off before its end.");
        }
        catch (JsonException)
        {
            throw new CommandFailedException($"{BackupManifest.FileName} in {folder} cannot be read: this is no backup that `townline backup` has made.");
        }
    }

    private static void Demand(IReadOnlyList<string> inTheWay, string? replace, string place)
    {
        var names = string.Join(", ", inTheWay);
        if (names.Length > 0 && names != replace)
        {
            throw new CommandFailedException($"There are data in {place}: {names}. To throw all of it away and put the backup in its place, say so: --replace \"{names}\"");
        }
    }

    private static async Task Verify(string file, BackupManifest manifest, Action<string> say, CancellationToken cancel)
    {
        say($"Checking {manifest.Database.File} …");
        if (!File.Exists(file))
        {
            throw new CommandFailedException($"The backup is not whole: {manifest.Database.File} is missing.");
        }

        await using var stream = File.OpenRead(file);
        if (Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancel)) != manifest.Database.Sha256)
        {
            throw new CommandFailedException($"{manifest.Database.File} is not as it was when the backup was made (its SHA-256 differs from the manifest's). Take another backup.");
        }
    }

    /// <summary>Into the folder where they are served: beside what is there, which they cannot harm, as each has the name of what it holds.</summary>
    private async Task BringFiles(string from, BackupManifest manifest, Action<string> say, CancellationToken cancel)
    {
        var all = FilesCopy.In(from).ToList();
        if (all.Count != manifest.Files.Count)
        {
            throw new CommandFailedException($"The backup is not whole: it has {all.Count} contents of files and should have {manifest.Files.Count}.");
        }

        if (all.Count > 0 && storage.FilesFolder is null)
        {
            throw new CommandFailedException("The backup has contents of files in a folder: name the folder that all nodes share with TOWNLINE_FILES.");
        }

        say($"Bringing {all.Count:N0} contents of files …");
        foreach (var file in all.Where(file => !File.Exists(FilesCopy.PathOf(storage.FilesFolder!, Path.GetFileName(file)))))
        {
            if (await FilesCopy.Copy(file, storage.FilesFolder!, cancel) is null)
            {
                throw new CommandFailedException($"{file} is not what its name says; take another backup.");
            }
        }
    }

    private static async Task Examine(StorageOptions restored, Action<string> say, CancellationToken cancel)
    {
        await using var services = await TownServices.Open(restored, cancel);
        foreach (var checkup in services.Get<IEnumerable<ICheckup>>().OrderBy(checkup => checkup.Name, StringComparer.Ordinal))
        {
            await foreach (var finding in checkup.Look(mend: false, cancel))
            {
                say($"{checkup.Name}: {finding.Sentence}");
                if (finding.Verdict == Verdict.Wrong)
                {
                    throw new CommandFailedException($"The backup was not put in place: {checkup.Name}: {finding.Sentence}.");
                }
            }
        }
    }
}
