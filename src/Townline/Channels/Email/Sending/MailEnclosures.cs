using Microsoft.EntityFrameworkCore;
using Townline.Channels.Email.Mime.Writing;
using Townline.Conversations.Contracts;
using Townline.Platform.Files;
using Townline.Platform.Files.Content;
using Townline.Platform.Storage;

namespace Townline.Channels.Email.Sending;

/// <summary>The files that go with a mail: pictures without what a camera wrote into them, as on the site.</summary>
internal sealed class MailEnclosures(Store store, IFileStore contents)
{
    /// <summary>Bytes of all files of one mail; many servers take no mail over 25 MB, and Base64 makes it a third more.</summary>
    public const long MostBytes = 15 * 1024 * 1024;

    /// <returns>What fits, and whether something was left out.</returns>
    public async Task<(IReadOnlyList<OutgoingFile> Files, bool IsCut)> Of(int tenantId, TimelineEntry entry, CancellationToken cancel)
    {
        if (entry.Files.Count == 0)
        {
            return ([], false);
        }

        var ids = entry.Files.Select(file => file.FileId).ToList();
        await using var db = store.Read(tenantId);
        var rows = await db.Set<StoredFile>().Where(file => ids.Contains(file.Id)).OrderBy(file => file.Id).ToListAsync(cancel);
        var (files, left) = (new List<OutgoingFile>(), MostBytes);
        foreach (var row in rows.Where(row => row.Size <= left))
        {
            if (await contents.Open(row.PublishedSha ?? row.Sha, cancel) is { } stream)
            {
                await using var content = stream;
                using var bytes = new MemoryStream();
                await content.CopyToAsync(bytes, cancel);
                left -= bytes.Length;
                files.Add(new OutgoingFile(row.Name, row.Kind.MediaType, bytes.ToArray()));
            }
        }

        return (files, files.Count < ids.Count);
    }
}
