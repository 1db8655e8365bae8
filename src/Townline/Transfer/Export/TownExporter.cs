using System.Data.Common;
using System.IO.Compression;
using Dapper;
using Townline.Platform.Commands;
using Townline.Platform.Files.Content;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Transfer.Packages;
using Townline.Transfer.Tables;

namespace Townline.Transfer.Export;

/// <summary>
/// Writes all of a town in open formats: every table as JSON Lines, the main ones as CSV too, the contents of files, and a manifest. All of it
/// is of one moment, whoever writes meanwhile, and is read row by row in the order of the keys, so that memory does not grow with the town.
/// </summary>
internal sealed class TownExporter(Store store, TownTables tables, IFileStore contents, TimeProvider time)
{
    private const string Unfinished = ".unfinished";

    /// <param name="target">A folder, or a file ending in .zip; neither may be there yet.</param>
    /// <param name="withSecrets">Password hashes, hashes of keys and the town's secret too.</param>
    /// <exception cref="CommandFailedException">It cannot be written there.</exception>
    public async Task<Manifest> Export(Tenant town, string target, bool withSecrets, IProgress<TransferProgress> progress, CancellationToken cancel)
    {
        var folder = Begin(target);
        await using var snapshot = await store.Engine.OpenSnapshot(cancel);
        var counts = await Count(snapshot, town.Id, cancel);
        var work = new Work(snapshot, town.Id, folder, withSecrets, progress, counts.Values.Sum());
        var (written, sheets) = (new List<ManifestTable>(), new List<ManifestFile>());
        foreach (var table in tables.All)
        {
            written.Add(await Write(table, work, sheets, cancel));
        }

        progress.Report(new TransferProgress("files", work.Rows, work.Of));
        var manifest = new Manifest
        {
            SchemaVersion = await snapshot.ExecuteScalarAsync<int>("SELECT max(version) FROM platform_schema"),
            MadeAt = time.GetUtcNow(),
            Town = new ManifestTown(town.Slug, town.Name),
            WithSecrets = withSecrets,
            Tables = written,
            Spreadsheets = sheets,
            Contents = await new ContentsWriter(contents).Write(snapshot, town.Id, folder, cancel),
        };
        await File.WriteAllBytesAsync(Path.Combine(folder, Manifest.FileName), manifest.Write(), cancel);
        Finish(folder, target);
        return manifest;
    }

    private static bool IsZip(string target) => target.EndsWith(".zip", StringComparison.OrdinalIgnoreCase);

    /// <summary>Everything is written under another name first, so that what has the right name is whole.</summary>
    private static string Begin(string target)
    {
        if (File.Exists(target) || Directory.Exists(target))
        {
            throw new CommandFailedException($"{target} is there already; name one that is not.");
        }

        var folder = Path.GetFullPath(target) + Unfinished;
        try
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }

            Directory.CreateDirectory(Path.Combine(folder, "data"));
            return folder;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"{target} cannot be written: {error.Message}");
        }
    }

    private static void Finish(string folder, string target)
    {
        if (!IsZip(target))
        {
            Directory.Move(folder, target);
            return;
        }

        var packed = folder + ".zip";
        File.Delete(packed);
        ZipFile.CreateFromDirectory(folder, packed, CompressionLevel.Fastest, includeBaseDirectory: false);
        File.Move(packed, target);
        Directory.Delete(folder, recursive: true);
    }

    private async Task<Dictionary<string, long>> Count(DbConnection snapshot, int tenant, CancellationToken cancel)
    {
        var counts = new Dictionary<string, long>();
        foreach (var table in tables.All)
        {
            counts[table.Name] = await snapshot.ExecuteScalarAsync<long>(
                new CommandDefinition($"SELECT count(*) FROM {table.Name} WHERE {table.TenantColumn} = @tenant", new { tenant }, cancellationToken: cancel));
        }

        return counts;
    }

    private async Task<ManifestTable> Write(TownTable table, Work work, List<ManifestFile> sheets, CancellationToken cancel)
    {
        var columns = table.Columns.Where(column => work.WithSecrets || !column.IsSecret).ToList();
        await using var file = new HashedFile(Path.Combine(work.Folder, table.File));
        var kind = SpreadsheetKind.All.FirstOrDefault(kind => kind.Table == table.Name);
        await using var sheet = kind is null ? null : new HashedFile(Path.Combine(work.Folder, kind.File));
        var cells = sheet is null ? null : new Spreadsheet(sheet, columns, await Names(kind!, work));
        cells?.Header();
        var rows = 0L;
        using (var lines = new RowWriter(columns, file))
        {
            await using var reader = await work.Snapshot.ExecuteReaderAsync(table.Select(store.Engine, columns), new { tenant = work.Tenant });
            while (await reader.ReadAsync(cancel))
            {
                lines.Write(reader);
                cells?.Write(reader);
                await file.Pause(cancel);
                if (sheet is not null)
                {
                    await sheet.Pause(cancel);
                }

                if (++rows % 1000 == 0)
                {
                    work.Tell(table.Name, 1000);
                }
            }
        }

        work.Tell(table.Name, rows % 1000);
        if (sheet is not null)
        {
            var (sheetBytes, sheetHash) = await sheet.Finish(cancel);
            sheets.Add(new ManifestFile(kind!.File, rows, sheetBytes, sheetHash));
        }

        var (bytes, hash) = await file.Finish(cancel);
        return new ManifestTable(table.Name, table.File, rows, bytes, hash, [.. columns.Select(column => column.Name)]);
    }

    private static async Task<IReadOnlyDictionary<string, IReadOnlyDictionary<long, string>>> Names(SpreadsheetKind kind, Work work)
    {
        var names = new Dictionary<string, IReadOnlyDictionary<long, string>>();
        foreach (var (column, (table, called)) in kind.Names)
        {
            var rows = await work.Snapshot.QueryAsync<(long Id, string Name)>($"SELECT id, {called} FROM {table} WHERE tenant_id = @Tenant", new { work.Tenant });
            names[column] = rows.ToDictionary(row => row.Id, row => row.Name);
        }

        return names;
    }

    /// <summary>One export under way.</summary>
    private sealed record Work(DbConnection Snapshot, int Tenant, string Folder, bool WithSecrets, IProgress<TransferProgress> Progress, long Of)
    {
        public long Rows { get; private set; }

        public void Tell(string table, long more)
        {
            Rows += more;
            Progress.Report(new TransferProgress(table, Rows, Of));
        }
    }
}
