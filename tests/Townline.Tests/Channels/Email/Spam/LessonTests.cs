using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using Townline.Channels.Email.Spam.Learning;
using Townline.Platform.Storage;
using Townline.Tests.Support;

namespace Townline.Tests.Channels.Email.Spam;

public class LessonTests(Towns towns) : IClassFixture<Towns>
{
    private static readonly Gen<(int Mail, bool IsSpam, int[] Words)[]> Taught =
        (from mail in Gen.Choose(1, 12) from isSpam in Gen.Elements(true, false) from words in Gen.Choose(1, 15).NonEmptyListOf() select (mail, isSpam, words.ToArray())).ArrayOf();

    [BothEngines]
    public async Task The_order_of_learning_is_of_no_matter_and_what_is_unlearned_was_never_learned(Engine engine)
    {
        var town = await towns.Fresh(engine);
        Prop.ForAll(Taught.ToArbitrary(), taught =>
        {
            var mails = taught.DistinctBy(each => each.Mail).ToList();
            var there = After(town, mails.Select(each => (each.Mail, each.IsSpam, each.Words)));
            var back = After(town, mails.AsEnumerable().Reverse().Select(each => (each.Mail, each.IsSpam, each.Words)));

            // Everything is learned the wrong way round first, and some of it twice.
            var twice = After(town, mails.Select(each => (each.Mail, !each.IsSpam, new[] { 99 })).Concat(mails).Concat(mails.Take(2)));
            var none = After(town, mails, thenUnlearn: true);
            return there == back && there == twice && none == "0 0";
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(15));
    }

    [BothEngines]
    public async Task Signs_are_looked_up_all_at_once_by_their_key(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var signs = Enumerable.Range(0, MailTokens.Most).Select(number => MailToken.Of('w', $"word{number}")).ToList();
        await town.Write(async unit =>
        {
            for (var mail = 0; mail < 40; mail++)
            {
                await Lessons.Learn(unit, $"1:<{mail}@mail.example>", isSpam: mail % 2 == 0, signs);
            }
        });

        var statements = await QueryWatch.During(() => town.Get<Lessons>().Judge(town.Tenant.Id, () => signs, default));
        var asked = Assert.Single(statements, statement => statement.Sql.Contains("email_sign", StringComparison.Ordinal));
        var plan = await QueryWatch.Plan(town, engine, asked);
        Assert.Matches(engine == Engine.PostgreSQL ? "Index Scan|Index Only Scan" : "SEARCH e USING (INDEX sqlite_autoindex_email_sign_1|PRIMARY KEY|INDEX PK_email_sign)", plan);
    }

    /// <summary>What is known when these were taught, one after another, to a town that knew nothing.</summary>
    private static string After(TestTown town, IEnumerable<(int Mail, bool IsSpam, int[] Words)> taught, bool thenUnlearn = false) => Task.Run(async () =>
    {
        var all = taught.ToList();
        await town.Write(async unit =>
        {
            await Lessons.Forget(unit);
            foreach (var (mail, isSpam, words) in all)
            {
                await Lessons.Learn(unit, $"1:<{mail}@mail.example>", isSpam, [.. words.Distinct().Select(word => MailToken.Of('w', $"word{word}"))]);
            }

            foreach (var (mail, _, _) in thenUnlearn ? all : [])
            {
                await Lessons.Unlearn(unit, $"1:<{mail}@mail.example>");
            }
        });
        var row = await town.Read(db => db.Set<SpamSettingRow>().FirstOrDefaultAsync());
        var signs = await town.Read(db => db.Set<SignRow>().OrderBy(sign => sign.Sign).ToListAsync());
        return string.Join(' ', [$"{row?.Good ?? 0} {row?.Bad ?? 0}", .. signs.Select(sign => $"{sign.Sign}:{sign.Good}/{sign.Bad}")]);
    }).GetAwaiter().GetResult();
}
