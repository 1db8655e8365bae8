using Townline.Conversations.Contracts;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Channels.Email.Sending;

/// <summary>What stands in a mail to a resident: the words of the clerk, what they mean for the request, and how to go on.</summary>
internal static class MailTexts
{
    /// <param name="words">What the clerk wrote.</param>
    /// <param name="entry">What the mail carries.</param>
    public static MailWords Of(Tenant town, RequestView request, ServiceInfo? service, TimelineEntry entry, string words, IWords w)
    {
        var name = w.Of(service?.Name);
        // Whoever has the link can do what the reporter can: it does not go to those who get a copy.
        var link = entry.Letter is { HasCopies: true } ? null : LinkOf(town, request);
        var isClosure = entry.EventKind == "request.closed";
        List<string> paragraphs = [];
        if (isClosure)
        {
            paragraphs.Add(w["mail.closed", $"{request.Number}", name, w[$"mail.outcome.{request.Outcome ?? Outcome.Done}"]]);
        }

        paragraphs.Add(words.Replace("\r\n", "\n", StringComparison.Ordinal).Trim());
        paragraphs.Add(entry.Letter?.Signature.Replace("\r\n", "\n", StringComparison.Ordinal).Trim() ?? "");
        if (isClosure && town.Settings.DisputeDays > 0)
        {
            paragraphs.Add(link is null ? w["mail.not-fixed", town.Settings.DisputeDays] : w["mail.not-fixed.link", town.Settings.DisputeDays, link]);
        }
        else
        {
            paragraphs.Add(w["mail.answer", $"{request.Number}"] + (link is null ? "" : "\n" + w["mail.link", link]));
        }

        paragraphs.Add(town.Name);
        return new MailWords(w["mail.subject", name], string.Join("\n\n", paragraphs.Where(paragraph => paragraph.Length > 0)), link is null ? [] : [link]);
    }

    /// <summary>Where its reporter sees how a request goes; null for a town without a name on the net.</summary>
    public static string? LinkOf(Tenant town, RequestView request) =>
        town.Hosts.Count == 0 ? null : $"https://{town.Hosts[0]}/track/{request.Number}/{TrackingCode.Of(town, request.Id)}";
}

/// <param name="Subject">When the mail answers nothing.</param>
/// <param name="Links">Addresses in the text that are ours.</param>
internal sealed record MailWords(string Subject, string Text, IReadOnlyList<string> Links);
