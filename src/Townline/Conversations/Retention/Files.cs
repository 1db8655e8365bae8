using Microsoft.EntityFrameworkCore;
using Townline.Platform.Files;
using Townline.Platform.Storage;

namespace Townline.Conversations.Retention;

/// <summary>Lets files on entries go; the sweeper of files then takes contents that nothing names.</summary>
internal static class Files
{
    public static async Task Remove(Unit unit, IQueryable<Attachment> attachments)
    {
        var files = await attachments.Select(attachment => attachment.FileId).ToListAsync();
        await unit.Db.Set<StoredFile>().Where(file => files.Contains(file.Id)).ExecuteDeleteAsync();
        await attachments.ExecuteDeleteAsync();
    }
}
