using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Townline.Platform.Commands;

namespace Townline.Transfer.Packages;

/// <summary>An export to be read: a folder, or a zip of one.</summary>
internal abstract class TownPackage : IDisposable
{
    private Manifest? _manifest;

    /// <exception cref="CommandFailedException">There is no finished export; the message says why.</exception>
    public static TownPackage Open(string path)
    {
        if (Directory.Exists(path))
        {
            return new Folder(path);
        }

        if (!File.Exists(path))
        {
            throw new CommandFailedException($"There is no export {path}.");
        }

        try
        {
            return new Zip(path);
        }
        catch (InvalidDataException)
        {
            throw new CommandFailedException($"{path} is no export, or only the beginning of one: it is not a whole zip file.");
        }
    }

    /// <summary>What is in it.</summary>
    /// <exception cref="CommandFailedException">It has no manifest that can be read.</exception>
    public Manifest Manifest => _manifest ??= ReadManifest();

    /// <summary>A file by its path with forward slashes; null when it is not in it. The caller disposes it.</summary>
    public abstract Stream? Find(string file);

    /// <exception cref="CommandFailedException">It is not in it.</exception>
    public Stream Get(string file) => Find(file) ?? throw new CommandFailedException($"The export is not whole: {file} is missing.");

    /// <summary>Reads every table once and compares its SHA-256.</summary>
    /// <exception cref="CommandFailedException">One was changed or is missing.</exception>
    public async Task Verify(Action<string> say, CancellationToken cancel)
    {
        foreach (var table in Manifest.Tables)
        {
            say($"checking {table.File}");
            await using var stream = Get(table.File);
            if (Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancel)) != table.Sha256)
            {
                throw new CommandFailedException($"{table.File} is not as it was exported (its SHA-256 differs from the manifest's); make the export anew.");
            }
        }
    }

    public abstract void Dispose();

    private Manifest ReadManifest()
    {
        using var stream = Find(Manifest.FileName)
            ?? throw new CommandFailedException($"There is no {Manifest.FileName}: this is no export, or one that was cut off before its end. Make it anew.");
        try
        {
            var manifest = Manifest.Read(stream);
            return manifest.Format == Manifest.FormatName ? manifest : throw new JsonException();
        }
        catch (JsonException)
        {
            throw new CommandFailedException($"{Manifest.FileName} cannot be read: this is no export of a town.");
        }
    }

    private sealed class Folder(string path) : TownPackage
    {
        public override Stream? Find(string file)
        {
            var full = Path.GetFullPath(Path.Combine(path, file));
            return full.StartsWith(Path.GetFullPath(path) + Path.DirectorySeparatorChar, StringComparison.Ordinal) && File.Exists(full)
                ? new FileStream(full, FileMode.Open, FileAccess.Read, FileShare.Read, 256 * 1024, FileOptions.SequentialScan | FileOptions.Asynchronous)
                : null;
        }

        public override void Dispose()
        {
        }
    }

    private sealed class Zip(string path) : TownPackage
    {
        private readonly ZipArchive _zip = ZipFile.OpenRead(path);

        public override Stream? Find(string file) => _zip.GetEntry(file)?.Open();

        public override void Dispose() => _zip.Dispose();
    }
}
