using Townline.Channels.Email.Mime.Parts;

namespace Townline.Channels.Email.Mime.Body;

/// <summary>What of the parts is text and what is a file.</summary>
internal sealed record MailBody(string Text, string? Html, IReadOnlyList<MailAttachment> Attachments, MailWarnings Warnings)
{
    public static MailBody Of(MailPart root)
    {
        var (reader, files) = (new BodyReader(), new List<MailPart>());
        var shown = reader.Read(root, files);
        var shownIds = ContentIds.In(shown.Html);
        return new MailBody(
            shown.Text ?? "",
            shown.Html,
            [.. files.Select(file => new MailAttachment(file, IsInline(file, shownIds)))],
            reader.Warnings);
    }

    private static bool IsInline(MailPart part, IReadOnlySet<string> shownIds) =>
        part.Disposition.Main == "inline" || (part.ContentId is { } id && shownIds.Contains(id));
}
