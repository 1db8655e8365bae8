using Townline.Places.Contracts;
using Townline.Platform.Tenancy;
using Townline.Tests.Support;

namespace Townline.Tests.Places;

public class PlaceLookupTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task A_point_lies_in_its_areas(Engine engine)
    {
        var (places, id) = await Small(engine);
        Assert.Equal(["Mill Park", "West", "Smalltown"], (await places.AreasAt(id, new(41.503, -81.61))).Select(area => area.Name));
        Assert.Empty(await places.AreasAt(id, new(40, -81.61)));
    }

    [BothEngines]
    public async Task Coordinates_outside_the_town_and_swapped_ones_are_told(Engine engine)
    {
        var (places, id) = await Small(engine);
        Assert.Equal(PointProblem.None, await places.Check(id, 41.5, -81.6));
        Assert.Equal(PointProblem.OutsideTown, await places.Check(id, 41.6, -81.6));
        Assert.Equal(PointProblem.LooksSwapped, await places.Check(id, -81.6, 41.5));
    }

    [BothEngines]
    public async Task Without_an_outline_the_box_of_the_settings_is_the_town(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var (places, id) = (town.Get<IPlaces>(), town.Tenant.Id);
        Assert.True(await places.IsInTown(id, new(0, 0)));
        Assert.Null(await places.Extent(id));

        town.Tenant.Settings = new TenantSettings { South = 41.4, West = -81.7, North = 41.6, East = -81.5 };
        await town.Write(unit => TenantDirectory.Save(unit, town.Tenant));

        Assert.False(await places.IsInTown(id, new(0, 0)));
        Assert.Equal("-81.7,41.4,-81.5,41.6", (await places.Extent(id)).ToString());
    }

    [BothEngines]
    public async Task A_new_outline_counts_at_once(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var (places, id) = (town.Get<IPlaces>(), town.Tenant.Id);
        Assert.True(await places.IsInTown(id, new(0, 0)));
        await SmallTown.Build(town);
        Assert.False(await places.IsInTown(id, new(0, 0)));
        Assert.Equal("-81.62,41.49,-81.58,41.51", (await places.Extent(id)).ToString());
    }

    [BothEngines]
    public async Task The_nearest_address_is_found_and_measured(Engine engine)
    {
        var (places, id) = await Small(engine);
        var found = await places.NearestAddress(id, new(41.5002, -81.6081));
        Assert.Equal("12 Main Street, Smalltown 44101", found!.Address.Line);
        Assert.InRange(found.Metres, 12, 15);
        Assert.Equal("3 Harbor Way", $"{(await places.NearestAddress(id, new(41.4915, -81.5905), 1_000))!.Address.Number} Harbor Way");
        Assert.Null(await places.NearestAddress(id, new(41.509, -81.585)));
        Assert.NotNull(await places.NearestAddress(id, new(41.509, -81.585), 5_000));
    }

    [BothEngines]
    public async Task The_nearest_street_is_found(Engine engine)
    {
        var (places, id) = await Small(engine);
        Assert.Equal("Elm Avenue", (await places.NearestStreet(id, new(41.505, -81.6003)))!.Name);
        Assert.Null(await places.NearestStreet(id, new(41.505, -81.61)));
    }

    [BothEngines]
    public async Task An_address_is_found_however_it_is_written(Engine engine)
    {
        var (places, id) = await Small(engine);
        foreach (var text in new[] { "12 Main Street", "12 main st.", "MAIN STREET 12", "12 Main St, Smalltown 44101", "12 Main Street Smalltown", "12 Mian Street" })
        {
            var found = await places.FindAddress(id, text);
            Assert.True(found.Exact?.Code == "A2" || text.Contains("Mian", StringComparison.Ordinal), text);
            Assert.Equal("12 Main Street, Smalltown 44101", found.Suggestions[0].Label);
        }
    }

    [BothEngines]
    public async Task What_is_unfinished_or_unsure_is_suggested(Engine engine)
    {
        var (places, id) = await Small(engine);
        Assert.Equal(["12 Main Street", "12A Main Street", "120 Main Street"], await Suggest("12 ma"));
        Assert.Equal(["Main Street"], await Suggest("mai"));
        Assert.Equal(["Harbor Way"], await Suggest("harbour"));
        Assert.Equal(["Main Street & Elm Avenue"], await Suggest("Main & Elm"));
        Assert.Equal(["120 Main Street", "12 Main Street", "12A Main Street", "10 Main Street"], await Suggest("500 Main Street"));
        Assert.Empty(await Suggest("Nowhere Lane"));
        Assert.Null((await places.FindAddress(id, "12 ma")).Exact);

        async Task<IEnumerable<string>> Suggest(string text) => (await places.FindAddress(id, text)).Suggestions.Select(found => found.Label.Split(", ")[0]);
    }

    [BothEngines]
    public async Task A_house_with_flats_is_one_house(Engine engine)
    {
        var (places, id) = await Small(engine);
        Assert.Equal("A6", (await places.FindAddress(id, "14 Elm Ave")).Exact!.Code);
        Assert.Equal("A7", (await places.FindAddress(id, "14 Elm Ave Apt 2")).Exact!.Code);
    }

    [BothEngines]
    public async Task An_address_is_known_by_its_id_and_by_its_code_in_its_own_town_only(Engine engine)
    {
        var (places, id) = await Small(engine);
        var town = await towns.On(engine);
        var other = await town.AddTown("elsewhere");
        var address = await places.AddressByCode(id, "A8");
        Assert.Equal(address, await places.AddressById(id, address!.Id));

        Assert.Null(await places.AddressById(other.Id, address.Id));
        Assert.Null(await places.AddressByCode(other.Id, "A8"));
        Assert.Null(await places.NearestAddress(other.Id, address.Point));
        Assert.Empty((await places.FindAddress(other.Id, "3 Harbor Way")).Suggestions);
        Assert.Empty(await places.AreasAt(other.Id, address.Point));
    }

    private async Task<(IPlaces Places, int Id)> Small(Engine engine)
    {
        var town = await towns.On(engine);
        await SmallTown.Build(town);
        return (town.Get<IPlaces>(), town.Tenant.Id);
    }
}
