using Microsoft.EntityFrameworkCore;
using Townline.Conversations.Contracts;
using Townline.Conversations.Delivery;
using Townline.Identity.Contracts;
using Townline.People.Contracts;
using Townline.Requests.Contracts;
using Townline.Tests.Faces.Portal;
using Townline.Tests.Support;

namespace Townline.Tests.Conversations.Delivery;

public class FollowerDeliveryTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task A_word_for_all_goes_to_reporter_and_followers_once_and_the_link_says_that_it_was_read(Engine engine)
    {
        var town = await towns.On(engine).WithServices();
        var reported = await town.ReportLamp();
        using var follower = town.Resident();
        var mine = await MeToo(follower, reported.Number, "once@example.org");
        using var clerk = await town.SignIn(Role.Agent);

        var page = await (await clerk.Get($"/desk/requests/{reported.Number}")).Form(".tl-composer").Set("Input.Text", "We come on Friday.").Set("Input.ForAll", "true").Submit("Send");
        town.Clock.Move(TimeSpan.FromSeconds(town.Tenant.Settings.UndoSeconds));
        await town.OutboxIsDone();

        Assert.Contains("We come on Friday.", page.Text);
        var rows = await Rows(town, reported.Number);
        Assert.Equal([DeliveryState.Sent, DeliveryState.Sent], rows.Select(row => row.State));
        Assert.Single(rows, row => row.FollowerId is null);
        using var stranger = town.Resident();
        var read = await stranger.Get(mine);
        Assert.Contains("We come on Friday.", read.Text);
        Assert.True(read.Response.Headers.CacheControl!.NoStore);
        rows = await Rows(town, reported.Number);
        Assert.Equal([DeliveryState.Sent, DeliveryState.Read], rows.OrderBy(row => row.FollowerId is not null).Select(row => row.State));
        Assert.Contains("Followers: 1 has read it", (await clerk.Get($"/desk/requests/{reported.Number}")).One("[data-followers]").TextContent);
    }

    [BothEngines]
    public async Task A_word_for_the_reporter_alone_goes_to_no_follower_and_stands_in_no_public_place(Engine engine)
    {
        var town = await towns.On(engine).WithServices();
        var reported = await town.ReportLamp();
        using var follower = town.Resident();
        var mine = await MeToo(follower, reported.Number, "alone@example.org");

        await town.Reply(reported.Number, "Only for you");

        Assert.Null(Assert.Single(await Rows(town, reported.Number)).FollowerId);
        Assert.DoesNotContain("Only for you", (await follower.Get(mine)).Text);
    }

    [BothEngines]
    public async Task The_sentence_of_the_closure_goes_to_followers_of_a_public_request_and_not_of_a_private_one(Engine engine)
    {
        var town = await towns.On(engine).WithServices();
        var (open, hidden) = (await town.ReportLamp(), await town.ReportLamp());
        using var follower = town.Resident();
        await MeToo(follower, open.Number, "closure@example.org");
        await MeToo(follower, hidden.Number, "closure@example.org");
        var id = (await town.Request(hidden.Number)).Id;
        await town.Write(unit => town.Get<IRequests>().Correct(unit, id, new Correction { Visibility = RequestVisibility.Private }));

        await town.Close(open.Number);
        await town.Close(hidden.Number);

        Assert.Equal(2, (await Rows(town, open.Number)).Count);
        Assert.Single(await Rows(town, hidden.Number));
    }

    [BothEngines]
    public async Task Who_cannot_be_reached_or_does_not_want_it_is_shown_to_the_clerk(Engine engine)
    {
        var town = await towns.On(engine).WithServices();
        var reported = await town.ReportLamp();
        var id = (await town.Request(reported.Number)).Id;
        var (byPhone, unwilling) = (await Add(town, "Phone Person"), await Add(town, "Unwilling Person"));
        await town.Write(async unit =>
        {
            await town.Get<IRequests>().Follow(unit, id, byPhone, channel: null);
            await town.Get<IRequests>().Follow(unit, id, unwilling, "web");
            await town.Get<IPersonEditor>().Record(unit, unwilling, new ConsentOrder(ConsentPurpose.Updates, null, false, unit.Now, "phone", null));
        });
        using var clerk = await town.SignIn(Role.Agent);

        await town.Close(reported.Number);
        await town.OutboxIsDone();

        var page = await clerk.Get($"/desk/requests/{reported.Number}");
        Assert.Equal(
            ["Phone Person cannot be reached: no channel", "Unwilling Person does not want to be told"],
            page.Document.QuerySelectorAll("[data-follower-list] li").Select(line => WebPage.Squeeze(line.TextContent)));
        var line = page.One("[data-followers]").TextContent;
        Assert.Contains("1 cannot be reached: no channel", line);
        Assert.Contains("1 does not want to be told", line);
        Assert.Equal(2, (await Rows(town, reported.Number)).Count(row => row.State == DeliveryState.Unreachable));
    }

    [BothEngines]
    public async Task A_known_reporter_without_a_channel_is_said_to_be_out_of_reach(Engine engine)
    {
        var town = await towns.On(engine).WithServices();
        var person = await Add(town, "Letter Writer");
        var number = await town.Get<IRequests>().NewNumber(town.Tenant.Id);
        await town.Write(unit => town.Get<IRequests>().Open(unit, new NewRequest { Number = number, Service = PortalTown.Lamp, Channel = "letter", PersonId = person }));
        using var clerk = await town.SignIn(Role.Agent);

        await town.Close(number);

        Assert.Contains("Cannot be reached: no channel", (await clerk.Get($"/desk/requests/{number}")).Text);
    }

    [BothEngines]
    public async Task Planning_an_entry_twice_adds_nothing(Engine engine)
    {
        var town = await towns.On(engine).WithServices();
        var reported = await town.ReportLamp();
        using var follower = town.Resident();
        await MeToo(follower, reported.Number, "plan@example.org");
        await town.Close(reported.Number);
        var before = await Rows(town, reported.Number);
        var request = await town.Request(reported.Number);

        var again = new Outgoing(before[0].EntryId, request.Id, request.PersonId, request.ConversationId, Audience.Public);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => town.Write(unit => town.Get<DeliveryPlanner>().Plan(unit, again))));

        Assert.Equal(before.Select(row => row.Id).Order(), (await Rows(town, reported.Number)).Select(row => row.Id).Order());
    }

    [BothEngines]
    public async Task A_forged_or_foreign_follower_link_opens_the_public_page_and_marks_nothing(Engine engine)
    {
        var town = await towns.On(engine).WithServices();
        var (reported, other) = (await town.ReportLamp(), await town.ReportLamp());
        using var follower = town.Resident();
        var mine = await MeToo(follower, reported.Number, "forged@example.org");
        await town.Close(reported.Number);
        await town.OutboxIsDone();
        using var stranger = town.Resident();

        Assert.Equal($"/requests/{reported.Number}", (await stranger.Get(mine[..^1] + (mine[^1] == '0' ? '1' : '0'))).Address);
        Assert.Equal($"/requests/{other.Number}", (await stranger.Get(mine.Replace($"{reported.Number}", $"{other.Number}", StringComparison.Ordinal))).Address);

        Assert.DoesNotContain(await Rows(town, reported.Number), row => row.State == DeliveryState.Read);
    }

    [BothEngines]
    public async Task What_a_new_follower_agreed_to_stands_in_the_ledger_and_a_refusal_of_a_known_one_stays(Engine engine)
    {
        var town = await towns.On(engine).WithServices();
        var (one, two) = (await town.ReportLamp(), await town.ReportLamp());
        using var follower = town.Resident();
        await MeToo(follower, one.Number, "ledger@example.org");
        var person = (await town.Read(db => town.Get<IPeople>().FindByIdentity(db, IdentityKind.Email, "ledger@example.org", default)))!;
        var line = Assert.Single(person.Consents);
        Assert.Equal((ConsentPurpose.Updates, true, "web"), (line.Purpose, line.Given, line.Source));
        Assert.StartsWith("Nobody but our staff sees it.", line.Wording);
        town.Clock.Move(TimeSpan.FromMinutes(1));
        await town.Write(unit => town.Get<IPersonEditor>().Record(unit, person.Id, new ConsentOrder(ConsentPurpose.Updates, null, false, unit.Now, "phone", null)));

        await MeToo(follower, two.Number, "ledger@example.org");
        await town.Close(two.Number);

        Assert.Equal(DeliveryState.Unreachable, (await Rows(town, two.Number)).Single(row => row.FollowerId is not null).State);
    }

    /// <summary>Says "me too" on the public page and leaves an address; gives the path of the link of one's own.</summary>
    private static async Task<string> MeToo(Visitor visitor, long number, string email)
    {
        var page = await (await visitor.Get($"/requests/{number}")).Form("form[data-once]").Set("Email", email).Submit("Me too");
        return new Uri(page.One(".tl-copy input").GetAttribute("value")!).AbsolutePath;
    }

    private static async Task<List<DeliveryRow>> Rows(TestTown town, long number)
    {
        var id = (await town.Request(number)).Id;
        return await town.Read(db => db.Set<DeliveryRow>().Where(row => row.RequestId == id).OrderBy(row => row.Id).ToListAsync());
    }

    private static Task<long> Add(TestTown town, string name) => town.Write(unit => Task.FromResult(town.Get<IPersonRecords>().Add(unit, new PersonRecord { Name = name })));
}
