using System.Globalization;
using Townline.Channels.Email.Mime.Writing;

namespace Townline.Channels.Email.Sending;

/// <summary>Pictures that stand within the words of an answer: where the clerk wrote their names in square brackets. Whoever reads the plain text reads the names.</summary>
internal static class InlinePictures
{
    /// <summary>What stands in the words for a picture.</summary>
    public static string Mark(string name) => $"[{name}]";

    /// <param name="text">The words of the answer.</param>
    /// <param name="messageId">Of the mail: the ids of its pictures are made of it, so that they are the same when it is sent again.</param>
    /// <returns>All of the files, those with an id of their own that the words show.</returns>
    public static IReadOnlyList<OutgoingFile> Of(IReadOnlyList<OutgoingFile> files, string text, string messageId) =>
    [
        .. files.Select((file, place) => file.ContentType.StartsWith("image/", StringComparison.Ordinal) && text.Contains(Mark(file.Name), StringComparison.OrdinalIgnoreCase)
            ? file with { ContentId = string.Create(CultureInfo.InvariantCulture, $"picture{place}.{messageId.Trim('<', '>')}") }
            : file),
    ];
}
