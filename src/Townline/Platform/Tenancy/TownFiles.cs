using Townline.Platform.Files;
using Townline.Platform.Files.Serving;

namespace Townline.Platform.Tenancy;

/// <summary>The files of a town itself, such as its logo: everybody sees them.</summary>
internal sealed class TownFiles : IFileGate
{
    public const string OwnerName = "town";

    public string Owner => OwnerName;

    public ValueTask<FileView> View(StoredFile file, HttpContext http, CancellationToken cancel) => ValueTask.FromResult(FileView.Public);
}
