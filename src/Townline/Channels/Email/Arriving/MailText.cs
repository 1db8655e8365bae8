using Townline.Channels.Email.Mime;
using Townline.Platform.Text;

namespace Townline.Channels.Email.Arriving;

/// <summary>The words of a mail as they stand on the timeline; the mail itself is kept beside them.</summary>
internal static class MailText
{
    /// <summary>Longer ones are cut; what was cut can be read in the mail as it came.</summary>
    public const int Longest = 100_000;

    /// <param name="isAnswer">Its subject says nothing new, and what it quotes stands on the timeline already; a mail that is nothing but a quotation is shown whole.</param>
    public static string Of(MailMessage mail, bool isAnswer)
    {
        var (subject, text) = (PlainText.Clean(mail.Subject), PlainText.Clean(mail.Text));
        if (isAnswer && PlainText.Clean(mail.Folded.NewText) is { Length: > 0 } fresh)
        {
            text = fresh;
        }

        var whole = isAnswer || subject.Length == 0 ? text : text.Length == 0 ? subject : $"{subject}\n\n{text}";
        return whole.Length <= Longest ? whole : string.Concat(PlainText.Clean(whole[..(Longest - 1)]), "…");
    }
}
