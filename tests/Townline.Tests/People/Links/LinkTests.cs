using Townline.Conversations.Contracts;
using Townline.People.Contracts;
using Townline.Platform.Events;
using Townline.Requests.Contracts;
using Townline.Tests.People.Merging;
using Townline.Tests.Requests;
using Townline.Tests.Support;

namespace Townline.Tests.People.Links;

public class LinkTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task A_link_is_seen_from_both_sides_until_it_runs_out_or_is_ended(Engine engine)
    {
        var people = await MergedPeople.On(await towns.Fresh(engine));
        var (rosa, eva) = (await people.Add("Rosa"), await people.Add("Eva"));
        await Add(people, new LinkOrder(LinkKind.ActsFor, eva, rosa, "Rosa herself", "counter", "Rubbish", people.Town.Clock.Now.AddDays(30)));

        Assert.Equal((LinkSide.ActedForBy, eva, "Rubbish"), (await Of(people, rosa)).Select(link => (link.Side, link.OtherId, link.Scope)).Single());
        Assert.Equal((LinkSide.ActsFor, rosa), (await Of(people, eva)).Select(link => (link.Side, link.OtherId)).Single());
        Assert.Equal("Rosa herself: Rubbish", Assert.Single((await people.Card(rosa)).Consents, line => line is { Purpose: ConsentPurpose.ActedFor, Given: true }).Wording);
        people.Town.Clock.Move(TimeSpan.FromDays(31));
        Assert.Empty(await Of(people, rosa));

        await Add(people, new LinkOrder(LinkKind.ActsFor, eva, rosa, "Rosa herself", "counter"));
        var link = (await Of(people, rosa)).Single().Id;
        await people.Town.Write(unit => people.Town.Get<ILinks>().End(unit, link, "Not any more"));
        Assert.Empty(await Of(people, eva));
        Assert.False((await people.Card(rosa)).Consents.Single().Given);
        Assert.Equal("link-gone", await people.Refusal(() => people.Town.Write(unit => people.Town.Get<ILinks>().End(unit, link, "Again"))));
    }

    [BothEngines]
    public async Task Nobody_is_linked_with_themselves_or_twice(Engine engine)
    {
        var people = await MergedPeople.On(await towns.On(engine));
        var (rosa, same, luis) = (await people.Add("Rosa"), await people.Add("Rosa D."), await people.Add("Luis"));
        await people.Merge(rosa, same);
        await Add(people, new LinkOrder(LinkKind.Household, rosa, luis, "Luis", "counter"));

        Assert.Equal("link-self", await people.Refusal(() => Add(people, new LinkOrder(LinkKind.Household, same, rosa, "Luis", "counter"))));
        Assert.Equal("link-known", await people.Refusal(() => Add(people, new LinkOrder(LinkKind.Household, luis, same, "Luis", "counter"))));
        Assert.Equal("link-said-by", await people.Refusal(() => Add(people, new LinkOrder(LinkKind.ActsFor, luis, same, " ", "counter"))));
        Assert.Equal("link-until", await people.Refusal(() => Add(people, new LinkOrder(LinkKind.ActsFor, luis, same, "Rosa", "counter", Until: people.Town.Clock.Now.AddSeconds(-1)))));
        Assert.Equal(rosa, (await Of(people, luis)).Single().OtherId);
    }

    [BothEngines]
    public async Task What_somebody_writes_for_another_stands_on_that_ones_timeline_with_the_writer_named(Engine engine)
    {
        var people = await MergedPeople.On(await towns.Fresh(engine));
        var rosa = await people.Write("rosa@example.org", "Hello");
        var eva = await people.Write("eva@example.org", "Hello");
        var request = await people.Town.Open(SampleServices.Pothole, draft => draft with { PersonId = rosa });
        await Write(people, request, "eva@example.org", "As her neighbour");
        await Add(people, new LinkOrder(LinkKind.ActsFor, eva, rosa, "Rosa herself", "counter"));
        await Write(people, request, "eva@example.org", "For Rosa");

        var entries = await people.Town.Get<ITimelines>().OfPerson(people.Town.Tenant.Id, rosa, null, 50, default);
        Assert.Equal(("For Rosa", eva), entries.Where(entry => entry.ActingPersonId is not null).Select(entry => (entry.Text, entry.ActingPersonId!.Value)).Single());
        Assert.DoesNotContain(entries, entry => entry.Text == "As her neighbour");
        Assert.Contains("As her neighbour", await people.Timeline(eva));
        Assert.DoesNotContain("For Rosa", await people.Timeline(eva));
    }

    private static Task Write(MergedPeople people, long request, string email, string text) => people.Town.Get<IIntake>().Receive(new InboundMessage
    {
        TenantId = people.Town.Tenant.Id,
        Channel = "web",
        Raw = [],
        ContentType = "text/plain",
        Actor = new Actor(ActorKind.Resident, null, "web"),
        From = new ClaimedPerson([new ClaimedIdentity(IdentityKind.Email, email)]),
        Text = text,
        ContinuesRequestId = request,
    });

    private static Task Add(MergedPeople people, LinkOrder order) => people.Town.Write(unit => people.Town.Get<ILinks>().Add(unit, order));

    private static Task<IReadOnlyList<LinkCard>> Of(MergedPeople people, long person) => people.Town.Read(db => people.Town.Get<ILinks>().Of(db, person, default));
}
