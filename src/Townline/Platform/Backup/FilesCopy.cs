using System.Security.Cryptography;

namespace Townline.Platform.Backup;

/// <summary>Copies contents of files between folders ab/cd/SHA-256, each compared with its name on the way.</summary>
internal static class FilesCopy
{
    private const int NameLength = 64;

    /// <summary>All contents in a folder; what is unfinished is not one.</summary>
    public static IEnumerable<string> In(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file).Length == NameLength) : [];

    /// <summary>Where a content stands in a folder.</summary>
    public static string PathOf(string folder, string sha) => Path.Combine(folder, sha[..2], sha[2..4], sha);

    /// <summary>Copies one content to where it belongs; it has its name only when it is whole.</summary>
    /// <returns>Bytes; null when the file is gone, or is not what it is called.</returns>
    public static async Task<long?> Copy(string file, string folder, CancellationToken cancel)
    {
        var sha = Path.GetFileName(file);
        var target = PathOf(folder, sha);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var unfinished = $"{target}.{Guid.NewGuid():n}";
        try
        {
            var (bytes, hash) = await Copy(file, unfinished);
            if (hash != sha)
            {
                return null;
            }

            File.Move(unfinished, target, overwrite: true);
            return bytes;
        }
        catch (FileNotFoundException)
        {
            // Swept while we were on our way: nothing names it any more.
            return null;
        }
        finally
        {
            File.Delete(unfinished);
        }

        async Task<(long, string)> Copy(string from, string to)
        {
            await using var source = new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 64 * 1024, useAsync: true);
            await using var copy = new FileStream(to, FileMode.CreateNew, FileAccess.ReadWrite);
            await source.CopyToAsync(copy, cancel);
            copy.Position = 0;
            var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(copy, cancel));
            copy.Flush(flushToDisk: true);
            return (copy.Length, hash);
        }
    }
}
