using Townline.Channels.Email.Mime.Addresses;
using Townline.Channels.Email.Mime.Writing;
using Townline.Channels.Email.Sending;
using Townline.Channels.Email.Threading;
using Townline.Conversations.Contracts;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Channels.Email.Notices;

/// <summary>
/// Writes what everybody may read about a request to somebody who follows it. It is a subscription: one click ends it (RFC 8058). No private link and no
/// signed address of the reporter's conversation stands in it.
/// </summary>
internal static class FollowerLetter
{
    public static ComposedMail Write(Tenant town, RequestView request, string service, Correspondence between, TimelineEntry entry, OutboundMessage message, long follower, IWords w)
    {
        var leave = Root(town) + FollowerPath.Leave(town, follower);
        var (from, subject) = (between.Mailbox.Addresses[0], AnswerSubject.Of(null, w["mail.follow.subject", service], request.Number));
        var text = Text(town, request, service, entry.EventKind == "request.closed", message.Text, follower, w);
        var mail = new OutgoingMail
        {
            From = new MailAddress($"{between.Mailbox.Name}, {town.Name}", from),
            To = [new MailAddress(between.Name, between.Address)],
            Subject = subject,
            Date = TimeZoneInfo.ConvertTime(entry.At, town.Zone),
            MessageId = OwnMessageId.OfFollower(town, request.Id, message.DeliveryId, from[(from.IndexOf('@', StringComparison.Ordinal) + 1)..]),
            IsAutomatic = true,
            Unsubscribe = Root(town) is null ? null : leave,
            Language = w.Language,
            Text = text,
            Html = MailHtml.Of(subject, text, Root(town) is { } root ? [root + FollowerPath.Page(town, request.Number, follower), leave] : [], w),
        };
        return new ComposedMail(mail.MessageId, from, between.Address, MailWriter.Write(mail));
    }

    /// <summary>What stands in it.</summary>
    /// <param name="words">What the town wrote.</param>
    internal static string Text(Tenant town, RequestView request, string service, bool isClosure, string words, long follower, IWords w)
    {
        List<string> paragraphs =
        [
            isClosure
                ? w["mail.follow.closed", $"{request.Number}", service, w[$"mail.outcome.{request.Outcome ?? Outcome.Done}"]]
                : w["mail.follow.news", $"{request.Number}", service],
            words.Replace("\r\n", "\n", StringComparison.Ordinal).Trim(),
        ];
        if (Root(town) is { } root)
        {
            paragraphs.Add($"{w["mail.follow.link", root + FollowerPath.Page(town, request.Number, follower)]}\n{w["mail.follow.leave", root + FollowerPath.Leave(town, follower)]}");
        }

        paragraphs.Add(town.Name);
        return string.Join("\n\n", paragraphs.Where(paragraph => paragraph.Length > 0));
    }

    private static string? Root(Tenant town) => town.Hosts.Count == 0 ? null : $"https://{town.Hosts[0]}";
}
