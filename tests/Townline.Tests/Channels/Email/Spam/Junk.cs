using Microsoft.EntityFrameworkCore;
using Townline.Channels.Email.Mime;
using Townline.Channels.Email.Spam;
using Townline.Channels.Email.Spam.Learning;
using Townline.Conversations.Contracts;
using Townline.Tests.Support;

namespace Townline.Tests.Channels.Email.Spam;

/// <summary>What the tests of spam do again and again.</summary>
internal static class Junk
{
    public const string Marked = "X-Spam-Flag: YES\r\n";

    /// <summary>Delivers a mail that is held.</summary>
    public static async Task<SpamMail> Held(this Post post, string text = "You win a prize", string headers = Marked, string from = "ads@spam.example", string? id = null, string? to = null)
    {
        id ??= post.NewId();
        Assert.StartsWith("250", await post.Deliver($"From: {from}\r\nMessage-ID: {id}\r\n{headers}\r\n{text}", to, from.Split('<')[^1].TrimEnd('>')), StringComparison.Ordinal);
        return await post.Kept(id);
    }

    public static Task<SpamMail> Kept(this Post post, string id) => post.Town.Read(db => db.Set<SpamMail>().SingleAsync(mail => mail.ExternalId.EndsWith(":" + id)));

    public static Task<IReadOnlyList<SpamInfo>> Folder(this Post post) => post.Town.Get<ISpamMail>().List(post.Town.Tenant.Id, null, 50, default);

    public static Task Rule(this Post post, string sender, bool isSpam) => post.Town.Write(unit => post.Town.Get<ISenderRules>().Save(unit, sender, isSpam, "For the test"));

    /// <summary>Lets the town learn from mails of each kind.</summary>
    public static Task Teach(this Post post, int each = SpamSettings.Fewest) => post.Town.Write(async unit =>
    {
        for (var number = 0; number < each; number++)
        {
            await Lessons.Learn(unit, $"spam{number}", isSpam: true, Of("ads@spam.example", "Prize", "Click and win a prize, dear winner, money"));
            await Lessons.Learn(unit, $"good{number}", isSpam: false, Of("rosa@example.org", "Lamp", "The lamp at our corner is dark, please come"));
        }
    });

    public static async Task<(int Good, int Bad)> Learned(this Post post) => await post.Town.Get<ISpamSettings>().Of(post.Town.Tenant.Id, default) is var settings ? (settings.Good, settings.Bad) : default;

    private static IReadOnlyList<MailToken> Of(string from, string subject, string text) => MailTokens.Of(MailParser.Parse(System.Text.Encoding.ASCII.GetBytes($"From: {from}\r\nSubject: {subject}\r\n\r\n{text}")));
}
