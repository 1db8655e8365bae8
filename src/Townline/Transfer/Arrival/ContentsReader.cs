using Dapper;
using Townline.Platform.Commands;
using Townline.Platform.Files.Content;
using Townline.Platform.Storage;
using Townline.Transfer.Export;
using Townline.Transfer.Packages;

namespace Townline.Transfer.Arrival;

/// <summary>Keeps the contents that the files of a town name.</summary>
internal sealed class ContentsReader(Store store, IFileStore contents, StorageOptions options)
{
    // By the index on tenant_id.
    private const string Named =
        """
        SELECT sha FROM platform_file WHERE tenant_id = @tenantId
        UNION SELECT published_sha FROM platform_file WHERE tenant_id = @tenantId AND published_sha IS NOT NULL
        """;

    /// <param name="alive">Called between two contents.</param>
    /// <exception cref="CommandFailedException">One is missing, or is not what it is called.</exception>
    public async Task Read(TownPackage package, int tenantId, Func<Task> alive, CancellationToken cancel)
    {
        List<string> named;
        await using (var reader = await store.Engine.OpenReader(cancel))
        {
            named = (await reader.QueryAsync<string>(new CommandDefinition(Named, new { tenantId }, cancellationToken: cancel))).AsList();
        }

        var missing = package.Manifest.Contents.Missing ?? [];
        foreach (var sha in named.Except(missing))
        {
            await Keep(package, sha, cancel);
            await alive();
        }
    }

    private async Task Keep(TownPackage package, string sha, CancellationToken cancel)
    {
        await using var content = package.Get(ContentsWriter.FileOf(sha));
        await using var seekable = content.CanSeek ? null : Temporary();
        if (seekable is not null)
        {
            await content.CopyToAsync(seekable, cancel);
        }

        if ((await contents.Keep(seekable ?? content, cancel)).Sha != sha)
        {
            throw new CommandFailedException($"{ContentsWriter.FileOf(sha)} is not as it was exported; make the export anew.");
        }
    }

    private FileStream Temporary() => new(
        Path.Combine(options.DataFolder, $"{Guid.NewGuid():n}.arriving"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
}
