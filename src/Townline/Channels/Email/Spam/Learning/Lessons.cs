using Microsoft.EntityFrameworkCore;
using Townline.Conversations.Contracts;
using Townline.Platform.Storage;

namespace Townline.Channels.Email.Spam.Learning;

/// <summary>What a town has learned from the word of its clerks: counts that are kept up with each mail, and asked for by the signs of the mail that is judged.</summary>
internal sealed class Lessons(Store store)
{
    private static readonly InsertInto Add = InsertInto.Statement(
        """
        INSERT INTO email_sign (tenant_id, sign, good, bad) VALUES (@p0, @p1, @p2, @p3)
        ON CONFLICT (tenant_id, sign) DO UPDATE SET good = email_sign.good + excluded.good, bad = email_sign.bad + excluded.bad
        """,
        4);

    /// <summary>Judges a mail by its signs: one look-up of all of them by their key.</summary>
    /// <returns>Null while too little was learned.</returns>
    public async Task<(Judgement Judgement, SpamSettings Learned)?> Judge(int tenantId, Func<IReadOnlyList<MailToken>> signs, CancellationToken cancel)
    {
        await using var db = store.Read(tenantId);
        if (await db.Set<SpamSettingRow>().FirstOrDefaultAsync(cancel) is not { } row || row.Read() is not { JudgesWords: true } learned)
        {
            return null;
        }

        var tokens = signs();
        List<long> keys = [.. tokens.Select(token => token.Key)];
        var known = await db.Set<SignRow>().Where(sign => sign.TenantId == tenantId && keys.Contains(sign.Sign)).ToDictionaryAsync(sign => sign.Sign, cancel);
        var counts = tokens.Where(token => known.ContainsKey(token.Key)).Select(token => new SignCount(token, known[token.Key].Good, known[token.Key].Bad));
        return (Classifier.Judge(counts, learned.Good, learned.Bad), learned);
    }

    public static Task<bool> Knows(Unit unit, string externalId) => unit.Db.Set<Lesson>().AnyAsync(lesson => lesson.ExternalId == externalId);

    /// <summary>Counts a mail as good or as spam. It counts once: what was learned from it before is unlearned first.</summary>
    public static async Task Learn(Unit unit, string externalId, bool isSpam, IReadOnlyList<MailToken> tokens)
    {
        await Unlearn(unit, externalId);
        var lesson = unit.Add(new Lesson { Id = unit.NextId(), TenantId = unit.TenantId, ExternalId = externalId, IsSpam = isSpam, Signs = [.. tokens.Select(token => token.Key).Distinct()] });
        await Count(unit, lesson, +1);
    }

    /// <summary>Takes back what was learned from a mail. Does nothing when nothing was.</summary>
    public static async Task Unlearn(Unit unit, string externalId)
    {
        if (await unit.Db.Set<Lesson>().AsNoTracking().FirstOrDefaultAsync(lesson => lesson.ExternalId == externalId) is not { } lesson)
        {
            return;
        }

        List<long> signs = [.. lesson.Signs];
        await unit.Db.Set<Lesson>().Where(known => known.Id == lesson.Id).ExecuteDeleteAsync();
        await Count(unit, lesson, -1);
        await unit.Db.Set<SignRow>().Where(sign => sign.TenantId == unit.TenantId && signs.Contains(sign.Sign) && sign.Good <= 0 && sign.Bad <= 0).ExecuteDeleteAsync();
    }

    public static async Task Forget(Unit unit)
    {
        await unit.Db.Set<Lesson>().ExecuteDeleteAsync();
        await unit.Db.Set<SignRow>().ExecuteDeleteAsync();
        await unit.Db.Set<SpamSettingRow>().ExecuteUpdateAsync(set => set.SetProperty(row => row.Good, 0).SetProperty(row => row.Bad, 0));
    }

    private static async Task Count(Unit unit, Lesson lesson, int change)
    {
        var (good, bad) = lesson.IsSpam ? (0, change) : (change, 0);
        await unit.Execute(
            """
            INSERT INTO email_spam_setting (tenant_id, trusts_marks, threshold, good, bad) VALUES (@TenantId, @trusts, @threshold, @good, @bad)
            ON CONFLICT (tenant_id) DO UPDATE SET good = email_spam_setting.good + excluded.good, bad = email_spam_setting.bad + excluded.bad
            """,
            new { unit.TenantId, trusts = SpamSettings.Usual.TrustsMarks, threshold = SpamSettings.UsualThreshold, good, bad });

        // Always in the same order, so that two that learn at once do not wait for each other.
        foreach (var sign in lesson.Signs.Order())
        {
            unit.Insert(Add, unit.TenantId, sign, good, bad);
        }

        await unit.Flush();
    }
}
