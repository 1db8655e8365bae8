using Townline.Identity.Contracts;
using Townline.People.Contracts;
using Townline.Tests.Support;

namespace Townline.Tests.People;

public class IdentifyTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task A_person_is_known_again_by_any_identity_however_it_is_typed(Engine engine)
    {
        var town = await towns.On(engine);
        var first = await Identify(town, Claim("again@example.org") with { FirstName = "Rosa" });

        var second = await Identify(town, new ClaimedPerson([new(IdentityKind.Email, "AGAIN@example.org "), new(IdentityKind.Phone, "216 555 0123")]));
        var third = await Identify(town, new ClaimedPerson([new(IdentityKind.Phone, "+1 (216) 555-0123")]));

        Assert.Equal((true, false, false), (first!.IsNew, second!.IsNew, third!.IsNew));
        Assert.Equal([first.Id, first.Id], [second.Id, third.Id]);
        Assert.Equal(["again@example.org", "+12165550123"], (await Card(town, first.Id)).Identities.Select(identity => identity.Value));
    }

    [BothEngines]
    public async Task Search_finds_a_known_person_by_what_they_said_later(Engine engine)
    {
        var town = await towns.On(engine);
        await Identify(town, Claim("late@example.org") with { FirstName = "Latecomer" });
        await Identify(town, new ClaimedPerson([new(IdentityKind.Email, "late@example.org"), new(IdentityKind.Phone, "216 555 0177")]));
        using var clerk = await town.SignIn(Role.Agent);

        Assert.Contains("Latecomer", (await clerk.Get("/desk/search?q=%2B12165550177")).Text);
    }

    [BothEngines]
    public async Task What_was_typed_is_only_claimed_and_what_a_channel_proves_is_verified(Engine engine)
    {
        var town = await towns.On(engine);
        town.Clock.Move(TimeSpan.FromMinutes(1));

        var typed = await Identify(town, Claim("typed@example.org"));
        var proved = await Identify(town, Claim("proved@example.org") with { Verified = true });

        Assert.Null((await Card(town, typed!.Id)).Identities.Single().VerifiedAt);
        Assert.NotNull((await Card(town, proved!.Id)).Identities.Single().VerifiedAt);
    }

    [BothEngines]
    public async Task A_claim_changes_nothing_of_what_is_known(Engine engine)
    {
        var town = await towns.On(engine);
        var person = await Identify(town, Claim("known@example.org") with { FirstName = "Rosa", Language = "es" });

        await Identify(town, Claim("known@example.org") with { FirstName = "Mallory", Language = "en", Verified = true });

        var card = await Card(town, person!.Id);
        Assert.Equal(("Rosa", "es"), (card.Name, card.Language));
        Assert.Null(card.Identities.Single().VerifiedAt);
    }

    [BothEngines]
    public async Task Nobody_is_nobody_and_a_name_alone_is_somebody_new_each_time(Engine engine)
    {
        var town = await towns.On(engine);

        Assert.Null(await Identify(town, ClaimedPerson.Unknown));
        Assert.Null(await Identify(town, new ClaimedPerson([new(IdentityKind.Email, "not an address")])));
        var one = await Identify(town, new ClaimedPerson([], "Rosa"));
        var other = await Identify(town, new ClaimedPerson([], "Rosa"));
        Assert.NotEqual(one!.Id, other!.Id);
    }

    [BothEngines]
    public async Task The_same_identity_in_another_town_is_another_person(Engine engine)
    {
        var town = await towns.On(engine);
        var other = await town.AddTown($"next-{engine}".ToLowerInvariant());
        var here = await Identify(town, Claim("both@example.org"));

        var there = await town.Write(unit => town.Get<IPeople>().Identify(unit, Claim("both@example.org")), other);

        Assert.True(there!.IsNew);
        Assert.NotEqual(here!.Id, there.Id);
    }

    [BothEngines]
    public async Task Thirty_two_claims_of_one_identity_at_once_make_one_person(Engine engine)
    {
        var town = await towns.On(engine);

        var found = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Identify(town, Claim("crowd@example.org"))));

        Assert.Single(found.Select(person => person!.Id).Distinct());
        Assert.Single(found, person => person!.IsNew);
    }

    private static ClaimedPerson Claim(string email) => new([new ClaimedIdentity(IdentityKind.Email, email)]);

    private static Task<IdentifiedPerson?> Identify(TestTown town, ClaimedPerson claim) => town.Write(unit => town.Get<IPeople>().Identify(unit, claim));

    private static async Task<PersonCard> Card(TestTown town, long person) => (await town.Read(db => town.Get<IPeople>().Cards(db, [person], default))).Single();
}
