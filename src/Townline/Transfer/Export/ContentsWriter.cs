using System.Data.Common;
using System.Security.Cryptography;
using Dapper;
using Townline.Platform.Files.Content;
using Townline.Transfer.Packages;

namespace Townline.Transfer.Export;

/// <summary>Copies the contents that a town's files name, each once, under its SHA-256.</summary>
internal sealed class ContentsWriter(IFileStore contents)
{
    // By the index on tenant_id; the database sees to it that each content comes once.
    private const string Named =
        """
        SELECT sha FROM platform_file WHERE tenant_id = @tenant
        UNION SELECT published_sha FROM platform_file WHERE tenant_id = @tenant AND published_sha IS NOT NULL
        """;

    /// <summary>Where a content stands in an export.</summary>
    public static string FileOf(string sha) => $"files/{sha[..2]}/{sha[2..4]}/{sha}";

    public async Task<ManifestContents> Write(DbConnection snapshot, int tenant, string folder, CancellationToken cancel)
    {
        var (count, bytes, missing) = (0L, 0L, new List<string>());
        foreach (var sha in (await snapshot.QueryAsync<string>(new CommandDefinition(Named, new { tenant }, cancellationToken: cancel))).Order(StringComparer.Ordinal))
        {
            if (await Copy(sha, Path.Combine(folder, FileOf(sha)), cancel) is { } length)
            {
                (count, bytes) = (count + 1, bytes + length);
            }
            else
            {
                missing.Add(sha);
            }
        }

        return new ManifestContents(count, bytes, missing.Count > 0 ? missing : null);
    }

    /// <returns>Bytes; null when the content is not there, or is not what it is called.</returns>
    private async Task<long?> Copy(string sha, string path, CancellationToken cancel)
    {
        await using var content = await contents.Open(sha, cancel);
        if (content is null)
        {
            return null;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await using (var file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite))
        {
            await content.CopyToAsync(file, cancel);
            file.Position = 0;
            if (Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancel)) == sha)
            {
                return file.Length;
            }
        }

        File.Delete(path);
        return null;
    }
}
