using Townline.Platform.Words;
using Townline.Requests.Contracts;
using Townline.Requests.Duplicates;
using Townline.Tests.Support;

namespace Townline.Tests.Requests.Duplicates;

public class NearRequestsTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task Nearer_and_alike_stand_first_and_what_is_far_is_not_there(Engine engine)
    {
        var near = await NearTown.On(await towns.Fresh(engine));
        var away = await near.Report("Deep sink hole by the school", metres: 120);
        var here = await near.Report("A sinkhole, deep, by the school", metres: 10);
        await near.Report("Deep sink hole by the school", metres: 2_000);
        var noise = await near.Report("Loud music", metres: 10, NearTown.Noise);

        var found = await near.Near("Deep sink hole near the school");

        Assert.Equal(here, found[0].Id);
        Assert.Equal([away, here, noise], found.Select(one => one.Id).Order());
        Assert.True(found[0].Score > 0.1);
        Assert.Equal(found.OrderByDescending(one => one.Score).Select(one => one.Id), found.Select(one => one.Id));
    }

    [BothEngines]
    public async Task Of_several_reports_of_one_thing_the_first_leads(Engine engine)
    {
        var near = await NearTown.On(await towns.Fresh(engine));
        var first = await near.Report("Lamp post leans over the path", metres: 3);
        await near.Report("Lamp post leans over the path!", metres: 2);

        var found = await near.Near("Leaning lamp post over the path");

        Assert.Equal(first, found[0].Id);
        Assert.True(found[1].Why.FollowsAnother);
    }

    [BothEngines]
    public async Task A_related_service_counts_more_than_another(Engine engine)
    {
        var near = await NearTown.On(await towns.Fresh(engine));
        var other = await near.Report("Broken", service: NearTown.Noise);
        var related = await near.Report("Broken", metres: 1, service: NearTown.Paving);

        var found = await near.Near("Broken");

        Assert.Equal([related, other], found.Select(one => one.Id));
        Assert.Equal([ServiceKinship.Related, ServiceKinship.Other], found.Select(one => one.Why.Service));
    }

    [BothEngines]
    public async Task Without_coordinates_the_address_decides(Engine engine)
    {
        var near = await NearTown.On(await towns.Fresh(engine));
        var same = await near.Report("Hole", with: request => request with { Latitude = null, Longitude = null, Address = "12 Elm St." });
        var other = await near.Report("Hole", with: request => request with { Latitude = null, Longitude = null, Address = "99 Oak Ave" });

        var found = await near.Near("Hole", with: question => question with { Latitude = null, Longitude = null, Address = "12 elm st" });

        Assert.Equal([same, other], found.Select(one => one.Id));
        Assert.True(found[0].Why.SameAddress);
        Assert.Null(found[0].Why.Metres);
    }

    [BothEngines]
    public async Task The_public_is_not_offered_what_is_private_and_nobody_what_is_another_towns(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var near = await NearTown.On(town);
        var hidden = await near.Report("Hole", with: request => request with { Visibility = RequestVisibility.Private });
        var shown = await near.Report("Hole");
        var neighbour = await town.AddTown("next");

        Assert.Equal([shown], (await near.Near("Hole", with: question => question with { PublicOnly = true })).Select(one => one.Id));
        Assert.Contains(hidden, (await near.Near("Hole")).Select(one => one.Id));
        Assert.Empty(await town.Get<INearRequests>().Find(
            neighbour.Id, new NearQuestion { Service = NearTown.Pothole, Latitude = NearTown.Lat, Longitude = NearTown.Long, Text = "Hole", At = town.Clock.Now }, 10, default));
    }

    [BothEngines]
    public async Task A_towns_own_weights_count_at_once_and_stand_in_for_the_standard_ones_one_by_one(Engine engine)
    {
        var near = await NearTown.On(await towns.Fresh(engine));
        await near.Report("Hole", metres: 250);
        Assert.Single(await near.Near("Hole"));

        await near.Town.Write(unit => NearSettings.Set(unit, """{ "reach": 100, "related": [["hole", "noise"]] }"""));

        Assert.Empty(await near.Near("Hole"));
        var weights = await near.Town.Get<NearSettings>().Of(near.Town.Tenant.Id);
        Assert.Equal(ServiceKinship.Related, weights.Kinship(NearTown.Pothole, NearTown.Noise));
        Assert.Equal(NearWeights.Standard.Distance, weights.Distance);
        await Assert.ThrowsAsync<System.Text.Json.JsonException>(() => near.Town.Write(unit => NearSettings.Set(unit, """{ "colour": 3 }""")));
    }

    [BothEngines]
    public async Task The_score_is_explained_in_words(Engine engine)
    {
        var near = await NearTown.On(await towns.Fresh(engine));
        await near.Report("There is a sink hole", metres: 35);
        near.Town.Clock.Move(TimeSpan.FromDays(2));

        var why = (await near.Near("Big sink hole"))[0].Why;

        var words = await near.Town.Get<ITownWords>().For(near.Town.Tenant.Id, "en");
        Assert.Equal("same service, 35 m away, 2 days before, both say “sink hole”", NearSentence.Of(why, words));
    }
}
