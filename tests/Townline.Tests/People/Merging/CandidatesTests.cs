using Townline.People.Contracts;
using Townline.Tests.Support;

namespace Townline.Tests.People.Merging;

public class CandidatesTests(Towns towns) : IClassFixture<Towns>
{
    private const string Number = "(216) 555-0100";

    [BothEngines]
    public async Task All_who_may_be_at_a_number_are_offered_with_why_and_none_is_guessed(Engine engine)
    {
        var people = await MergedPeople.On(await towns.Fresh(engine));
        var rosa = await people.Add(new PersonRecord { Name = "Rosa", Identities = [new(IdentityKind.Phone, Number, true)] });
        var luis = await people.Add(new PersonRecord { Name = "Luis", Identities = [new(IdentityKind.Phone, Number, false, Shared: true)] });
        var (ana, eva, tom) = (await people.Add("Ana"), await people.Add("Eva"), await people.Add("Tom"));
        await Link(people, LinkKind.Household, rosa, ana);
        await Link(people, LinkKind.ActsFor, eva, rosa);
        await Link(people, LinkKind.ActsFor, rosa, tom);

        var found = await Candidates(people, "+1 216 555 0100");

        Assert.Equal(
            [(rosa, CandidateReason.Theirs, true), (luis, CandidateReason.Shared, false), (ana, CandidateReason.Household, true), (eva, CandidateReason.ActsForThem, true), (tom, CandidateReason.ActedFor, true)],
            found.Select(candidate => (candidate.Person.Id, candidate.Reason, candidate.Verified)));
        Assert.Empty(await Candidates(people, "not a number"));
        Assert.Empty(await Candidates(people, "216 555 0199"));
    }

    [BothEngines]
    public async Task Who_was_merged_is_offered_as_who_they_count_as_and_once(Engine engine)
    {
        var people = await MergedPeople.On(await towns.Fresh(engine));
        var rosa = await people.Add("Rosa");
        var same = await people.Add(new PersonRecord { Name = "Rosa D.", Identities = [new(IdentityKind.Phone, Number, true)] });
        await people.Merge(rosa, same);

        Assert.Equal([rosa], (await Candidates(people, Number)).Select(candidate => candidate.Person.Id));
    }

    [BothEngines]
    public async Task A_number_that_somebody_else_has_now_starts_a_new_person_and_leads_nobody_to_the_old(Engine engine)
    {
        var people = await MergedPeople.On(await towns.Fresh(engine));
        var rosa = await people.Add(new PersonRecord { Name = "Rosa", Language = "es", Identities = [new(IdentityKind.Phone, Number, true)] });
        var card = await people.Card(rosa);

        var newcomer = await people.Town.Write(unit => people.Town.Get<IPersonEditor>().PassOn(unit, rosa, card.Identities[0].Id, "Somebody else answered", card.Version));

        var (old, fresh) = (await people.Card(rosa), await people.Card(newcomer));
        Assert.Empty(old.Identities);
        Assert.Equal("+12165550100", Assert.Single(old.Former).Value);
        Assert.NotNull(old.Former[0].Until);
        Assert.Equal((null, null, null), (fresh.Name, fresh.Language, fresh.Identities.Single().VerifiedAt));
        Assert.Equal([newcomer], (await Candidates(people, Number)).Select(candidate => candidate.Person.Id));
        var heard = await people.Town.Write(unit => people.Town.Get<IPeople>().Identify(unit, new ClaimedPerson([new(IdentityKind.Phone, Number)])));
        Assert.Equal((newcomer, false), (heard!.Id, heard.IsNew));
    }

    [BothEngines]
    public async Task Only_what_is_somebodys_is_shared(Engine engine)
    {
        var people = await MergedPeople.On(await towns.Fresh(engine));
        var rosa = await people.Add(new PersonRecord { Name = "Rosa", Identities = [new(IdentityKind.Phone, Number, true)] });
        var luis = await people.Add("Luis");
        Task Add(bool shared, string number) => people.Town.Write(async unit =>
            await people.Town.Get<IPersonEditor>().AddIdentity(unit, luis, new KnownIdentity(IdentityKind.Phone, number, false, shared), "test", (await people.Card(luis)).Version));

        Assert.Equal("identity-taken", await people.Refusal(() => Add(false, Number)));
        Assert.Equal("identity-nobodys", await people.Refusal(() => Add(true, "216 555 0177")));
        await Add(true, Number);
        Assert.Equal("identity-known", await people.Refusal(() => Add(true, Number)));
        Assert.Equal([rosa, luis], (await Candidates(people, Number)).Select(candidate => candidate.Person.Id));
    }

    private static Task Link(MergedPeople people, LinkKind kind, long from, long to) =>
        people.Town.Write(unit => people.Town.Get<ILinks>().Add(unit, new LinkOrder(kind, from, to, "Rosa herself", "counter")));

    private static Task<IReadOnlyList<PersonCandidate>> Candidates(MergedPeople people, string number) =>
        people.Town.Read(db => people.Town.Get<IPeople>().Candidates(db, IdentityKind.Phone, number, default));
}
