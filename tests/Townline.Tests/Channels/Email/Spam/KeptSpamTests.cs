using Microsoft.EntityFrameworkCore;
using Townline.Channels.Email.Spam;
using Townline.Channels.Email.Spam.Learning;
using Townline.Conversations.Contracts;
using Townline.Platform.Commands;
using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Tests.Platform.Retention;
using Townline.Tests.Support;
using Townline.Tests.Transfer;
using Townline.Transfer.Contracts;

namespace Townline.Tests.Channels.Email.Spam;

/// <summary>How long spam stays, and what goes to another place with the town.</summary>
public class KeptSpamTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task Spam_goes_when_its_class_says_so_and_the_requests_of_what_was_let_in_stay(Engine engine)
    {
        var post = await Post.Open(towns, engine);
        var wanted = await post.Held("A lamp");
        await post.Town.Get<ISpamMail>().LetIn(post.Town.Tenant.Id, wanted.Id, Actor.System("test"), default);
        await post.Held("Zanzibar");
        await Keeping.Keep(post.Town, ["spam"]);

        await Keeping.Sweep(post.Town);
        Assert.Single(await post.Folder());
        await Keeping.YearsLater(post.Town);

        Assert.Empty(await post.Town.Read(db => db.Set<SpamMail>().ToListAsync()));
        Assert.Empty(await Keeping.WhereFound(post.Town, "Zanzibar"));
        Assert.Equal((1, (1, 0)), (await post.Count(), await post.Learned()));
    }

    [BothEngines]
    public async Task Rules_go_to_another_town_with_the_settings(Engine engine)
    {
        var (post, other) = (await Post.Open(towns, engine), await towns.Fresh(engine));
        await post.Rule("ads@spam.example", isSpam: true);
        await post.Rule("good.example", isSpam: false);

        var files = await post.Town.Get<ISettingsExchange>().Export(post.Town.Tenant);
        var plan = await other.Get<ISettingsExchange>().Compare(other.Tenant, files);
        await other.Get<ISettingsExchange>().Apply(other.Tenant, Actor.System("test"), [.. plan.Items.Where(item => item.Item.Kind == "mail-senders")], null);

        Assert.Equal(
            [("ads@spam.example", true, "For the test"), ("good.example", false, "For the test")],
            (await other.Get<ISenderRules>().Of(other.Tenant.Id)).Select(rule => (rule.Sender, rule.IsSpam, rule.Reason)));
    }

    [BothEngines]
    public async Task A_whole_town_takes_folder_rules_and_all_that_was_learned_along(Engine engine)
    {
        await using var storage = await Towns.Storage(engine);
        await using (var town = await TestTown.Start(storage))
        {
            await SampleServices.Add(town);
            await Mailboxes.Add(town);
            var post = new Post(town);
            await post.Held("Take me along");
            await post.Rule("ads@spam.example", isSpam: true);
            await post.Teach();
        }

        using var folder = new TemporaryFolder();
        await using var target = await TestStorage.Empty(engine);
        await using (var services = await ExportedTown.Open(storage))
        {
            await ExportedTown.Export(services, folder["export"]);
        }

        await using var arrived = await ExportedTown.Open(target);
        await ExportedTown.Import(arrived, folder["export"]);
        var tenant = (await arrived.Town(null)).Id;
        await using var db = arrived.Get<Store>().Read(tenant);
        Assert.Equal("Take me along", (await db.Set<SpamMail>().SingleAsync()).Opening);
        Assert.Equal("ads@spam.example", Assert.Single(await arrived.Get<ISenderRules>().Of(tenant)).Sender);
        Assert.Equal((20, 20, 40), ((await db.Set<SpamSettingRow>().SingleAsync()).Good, (await db.Set<SpamSettingRow>().SingleAsync()).Bad, await db.Set<Lesson>().CountAsync()));
        Assert.True(await db.Set<SignRow>().AnyAsync(sign => sign.Bad == 20));
    }
}
