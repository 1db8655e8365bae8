using Townline.Platform.Storage;
using Townline.Platform.Web;

namespace Townline.Platform.Files.Content;

/// <summary>A folder for files that cannot be written is told at start, and not to the first resident with a photo.</summary>
internal sealed class FilesFolderCheck(StorageOptions options) : IStartupTask
{
    public int Order => 5;

    public Task Run(StartupContext start, CancellationToken cancel)
    {
        foreach (var folder in new[] { options.FilesFolder, options.DataFolder }.OfType<string>())
        {
            try
            {
                Directory.CreateDirectory(folder);
                File.Create(Path.Combine(folder, $".{Guid.NewGuid():n}"), 1, FileOptions.DeleteOnClose).Dispose();
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw new StorageRefusedException($"Files cannot be kept in {folder}; give this user write access or name another folder with TOWNLINE_FILES or --data.", error);
            }
        }

        return Task.CompletedTask;
    }
}
