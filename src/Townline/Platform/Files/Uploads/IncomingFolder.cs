using Townline.Platform.Storage;

namespace Townline.Platform.Files.Uploads;

/// <summary>Where bytes lie that are on their way in: files that vanish when they are closed.</summary>
internal sealed class IncomingFolder(StorageOptions options)
{
    private readonly string _folder = Path.Combine(options.DataFolder, "incoming");

    /// <exception cref="StorageUnavailableException">There is no room or no access.</exception>
    public FileStream Create()
    {
        try
        {
            Directory.CreateDirectory(_folder);
            return new FileStream(
                Path.Combine(_folder, Guid.NewGuid().ToString("n")),
                FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, ByteSource.Window, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw NoRoom(error);
        }
    }

    public static StorageUnavailableException NoRoom(Exception error) =>
        new("Files cannot be taken in for now. Please try again in a moment.", error);

    /// <summary>Deletes what a process that was killed has left.</summary>
    public void RemoveLeftovers(DateTimeOffset before)
    {
        var files = Directory.Exists(_folder) ? Directory.EnumerateFiles(_folder) : [];
        foreach (var path in files.Where(path => File.GetLastWriteTimeUtc(path) < before))
        {
            File.Delete(path);
        }
    }
}
