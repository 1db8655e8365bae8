using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Townline.Platform.Storage;

namespace Townline.Platform.Files.Content;

/// <summary>
/// Contents as files ab/cd/abcd… in one folder, beside the database of one machine or shared by many. The time of a file is when it was
/// last kept.
/// </summary>
internal sealed class FolderFileStore(string folder, TimeProvider time) : IFileStore
{
    private readonly string _unfinished = Path.Combine(folder, "unfinished");

    public async Task<KeptContent> Keep(Stream content, CancellationToken cancel)
    {
        try
        {
            Directory.CreateDirectory(_unfinished);
            var temporary = Path.Combine(_unfinished, Guid.NewGuid().ToString("n"));
            try
            {
                return await Keep(content, temporary, cancel);
            }
            finally
            {
                File.Delete(temporary);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StorageUnavailableException("Files cannot be kept for now. Please try again in a moment.", error);
        }
    }

    public Task<Stream?> Open(string sha, CancellationToken cancel)
    {
        try
        {
            return Task.FromResult<Stream?>(new FileStream(PathOf(sha), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, ByteSource.Window, useAsync: true));
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
    }

    public async IAsyncEnumerable<string> KeptBefore(DateTimeOffset before, [EnumeratorCancellation] CancellationToken cancel)
    {
        var files = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories) : [];
        foreach (var path in files)
        {
            cancel.ThrowIfCancellationRequested();
            var name = Path.GetFileName(path);
            if (name.Length == 64 && File.GetLastWriteTimeUtc(path) < before)
            {
                yield return name;
            }
        }

        await Task.CompletedTask;
    }

    public Task<bool> Remove(string sha, DateTimeOffset before, CancellationToken cancel)
    {
        // Out of the way first: whoever keeps the same content now finds nothing and writes it again; who has just kept it made it
        // young, and it is put back.
        var aside = Path.Combine(_unfinished, $"{sha}.{Guid.NewGuid():n}");
        Directory.CreateDirectory(_unfinished);
        try
        {
            File.Move(PathOf(sha), aside);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            // Another process sweeps the same folder and was quicker.
            return Task.FromResult(false);
        }

        var old = File.GetLastWriteTimeUtc(aside) < before;
        if (old)
        {
            File.Delete(aside);
        }
        else
        {
            File.Move(aside, PathOf(sha), overwrite: true);
        }

        return Task.FromResult(old);
    }

    public Task RemoveUnfinished(DateTimeOffset before, CancellationToken cancel)
    {
        var files = Directory.Exists(_unfinished) ? Directory.EnumerateFiles(_unfinished) : [];
        foreach (var path in files.Where(path => File.GetLastWriteTimeUtc(path) < before))
        {
            File.Delete(path);
        }

        return Task.CompletedTask;
    }

    private async Task<KeptContent> Keep(Stream content, string temporary, CancellationToken cancel)
    {
        await using var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.Read | FileShare.Delete, ByteSource.Window, useAsync: true);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[ByteSource.Window];
        content.Position = 0;
        for (int read; (read = await content.ReadAsync(buffer, cancel)) > 0;)
        {
            hash.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), cancel);
        }

        var kept = new KeptContent(Convert.ToHexStringLower(hash.GetHashAndReset()), file.Length);
        if (MakeYoung(kept.Sha))
        {
            return kept;
        }

        // Once before, so that no name ever shows half a file, and once after, so that the name itself is on the disk.
        file.Flush(flushToDisk: true);
        File.SetLastWriteTimeUtc(temporary, time.GetUtcNow().UtcDateTime);
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(kept.Sha))!);
        File.Move(temporary, PathOf(kept.Sha), overwrite: true);
        file.Flush(flushToDisk: true);
        return kept;
    }

    private bool MakeYoung(string sha)
    {
        try
        {
            File.SetLastWriteTimeUtc(PathOf(sha), time.GetUtcNow().UtcDateTime);
            return true;
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
    }

    private string PathOf(string sha) => Path.Combine(folder, sha[..2], sha[2..4], sha);
}
