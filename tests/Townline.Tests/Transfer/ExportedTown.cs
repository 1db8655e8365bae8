using Townline.Platform.Commands;
using Townline.Platform.Storage;
using Townline.Tests.Support;
using Townline.Transfer;
using Townline.Transfer.Arrival;
using Townline.Transfer.Export;
using Townline.Transfer.Packages;

namespace Townline.Tests.Transfer;

/// <summary>The demo town on SQLite and its export with secrets: made once for a class.</summary>
public sealed class ExportedTown : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private TestStorage? _storage;
    private TownServices? _services;

    /// <summary>The export.</summary>
    internal string Folder => _folder["export"];

    /// <summary>The town that was exported.</summary>
    internal TownServices Original => _services!;

    internal TestStorage Storage => _storage!;

    public async Task InitializeAsync()
    {
        _storage = await TestStorage.Empty(Engine.SQLite);
        await (await TestTown.Start(_storage, demo: true)).DisposeAsync();
        _services = await Open(_storage);
        await Export(_services, Folder);
    }

    public async Task DisposeAsync()
    {
        await Original.DisposeAsync();
        await Storage.DisposeAsync();
        _folder.Dispose();
    }

    internal static Task<TownServices> Open(TestStorage storage) => TownServices.Open(new StorageOptions(storage.Folder, storage.Database));

    internal static async Task<Manifest> Export(TownServices services, string target, bool withSecrets = true) =>
        await services.Get<TownExporter>().Export(await services.Town(null), target, withSecrets, new Progress<TransferProgress>(), CancellationToken.None);

    internal static async Task Import(TownServices services, string export, string? replace = null)
    {
        using var package = TownPackage.Open(export);
        await services.Get<TownImporter>().Import(package, new ArrivalOptions(replace), _ => { }, new Progress<TransferProgress>(), CancellationToken.None);
    }

    /// <summary>A copy of the export that a test may spoil.</summary>
    internal string Copy(TemporaryFolder into)
    {
        foreach (var file in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(into["copy"], Path.GetRelativePath(Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return into["copy"];
    }

    /// <summary>All files of an export but the manifest, which knows when it was made, and their bytes.</summary>
    internal static SortedDictionary<string, string> Bytes(string export) => new(
        Directory.EnumerateFiles(export, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file) != Manifest.FileName)
            .ToDictionary(file => Path.GetRelativePath(export, file), file => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)))),
        StringComparer.Ordinal);
}
