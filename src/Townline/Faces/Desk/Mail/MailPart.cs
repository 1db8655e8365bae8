using Townline.Conversations.Contracts;
using Townline.Faces.Desk.Requests;
using Townline.Platform.Files;
using Townline.Platform.Words;

namespace Townline.Faces.Desk.Mail;

/// <summary>A mail on the timeline of a request.</summary>
internal sealed record MailPart(MailView Mail, TimelineEntry Entry, TimelinePart Timeline)
{
    /// <summary>Where the pictures on other servers are shown as well.</summary>
    public string WithPictures => $"/desk/requests/{Timeline.Pane.Request.Number}?pictures={Entry.Id}&queue={Timeline.Queue}#entry-{Entry.Id}";

    public StoredFile? Stored(MailFile file) => file.FileId is { } id ? Timeline.Pane.Files.GetValueOrDefault(id) : null;

    /// <summary>Files of an entry that are shown below it: pictures that do not stand in the mail already, and where there is no mail all.</summary>
    public static IEnumerable<StoredFile> Besides(TimelinePart timeline, TimelineEntry entry)
    {
        var mail = timeline.Mails?.GetValueOrDefault(entry.Id);
        var listed = mail?.Files.Where(file => file.FileId is not null).ToLookup(file => file.FileId!.Value, file => file.IsShown);
        return entry.Files
            .Select(file => timeline.Pane.Files.GetValueOrDefault(file.FileId))
            .OfType<StoredFile>()
            .Where(file => listed is null || !listed.Contains(file.Id) || (file.IsPicture && !listed[file.Id].Any(isShown => isShown)));
    }

    /// <summary>12 kB, 1.4 MB: in thousands, as a mail program says it.</summary>
    public static string SizeOf(long bytes, IWords words) => bytes switch
    {
        < 1_000 => words["desk-mail.bytes", bytes],
        < 1_000_000 => words["desk-mail.kb", words.Number((bytes + 500) / 1_000)],
        _ => words["desk-mail.mb", words.Number(bytes / 1e6, 1)],
    };
}
