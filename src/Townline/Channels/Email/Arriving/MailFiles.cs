using System.Runtime.InteropServices;
using Townline.Channels.Email.Mime;
using Townline.Platform.Events;
using Townline.Platform.Files;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;

namespace Townline.Channels.Email.Arriving;

/// <summary>Keeps what hangs on a mail. What the town does not take as a file stays in the mail as it came, which staff can open.</summary>
internal sealed class MailFiles(FileIntake intake, Store store, TimeProvider time)
{
    /// <summary>Stores the files before the message is; those of a message that never comes about are swept away.</summary>
    /// <returns>Ids of files, in the order of the mail.</returns>
    /// <exception cref="StorageUnavailableException">Nothing was kept.</exception>
    public async Task<IReadOnlyList<long>> Keep(Tenant town, MailMessage mail)
    {
        var files = new List<StoredFile>();
        foreach (var attachment in mail.Attachments)
        {
            if (files.Count == town.Settings.Files.FilesPerRequest)
            {
                break;
            }

            if (attachment.Content.Length <= town.Settings.Files.AnyBytes && await Take(town, attachment) is { } file)
            {
                files.Add(file);
            }
        }

        if (files.Count > 0)
        {
            await store.Write(town.Id, Actor.System(EmailChannel.ChannelName), unit =>
            {
                unit.Db.AddRange(files);
                return Task.CompletedTask;
            });
        }

        return files.ConvertAll(file => file.Id);
    }

    private async Task<StoredFile?> Take(Tenant town, MailAttachment attachment)
    {
        var bytes = MemoryMarshal.TryGetArray(attachment.Content, out var segment) ? segment : attachment.Content.ToArray();
        await using var content = new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false);
        return (await intake.Take(town, content, attachment.FileName, time.GetUtcNow(), CancellationToken.None)).File;
    }
}
