using Townline.Channels.Email.Mime;
using Townline.Channels.Email.Spam.Learning;
using Townline.Channels.Email.Spam.Rules;
using Townline.Conversations.Contracts;

namespace Townline.Channels.Email.Spam;

/// <summary>Is it spam? What people decided about its sender goes before what the mail server says, and that before what its words are like.</summary>
internal sealed class SpamJudge(SpamBook book, Lessons lessons)
{
    /// <returns>Why it is; null when it is none.</returns>
    public async Task<SpamReason?> Judge(int tenantId, MailMessage mail, CancellationToken cancel)
    {
        var town = await book.Of(tenantId);
        if (mail.Sender.Author is { } author && town.For(author) is { } rule)
        {
            return rule.IsSpam ? SpamReason.Of(SpamSign.Rule, rule.Sender) : null;
        }

        if (town.TrustsMarks && SpamMarks.In(mail.Headers) is { } mark)
        {
            return SpamReason.Of(SpamSign.Mark, mark);
        }

        return await lessons.Judge(tenantId, () => MailTokens.Of(mail), cancel) is var (judgement, learned) && judgement.Score * 100 >= town.Threshold
            ? new SpamReason(SpamSign.Words, "", judgement.Words, learned.Bad)
            : null;
    }
}
