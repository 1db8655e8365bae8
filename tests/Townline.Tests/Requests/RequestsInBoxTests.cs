using Townline.Platform.Spatial;
using Townline.Requests.Contracts;
using Townline.Tests.Support;

namespace Townline.Tests.Requests;

public class RequestsInBoxTests(Towns towns) : IClassFixture<Towns>
{
    private const int Reports = 400;

    [BothEngines]
    public async Task Any_box_gives_what_looking_at_every_request_gives_in_the_same_order(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await SampleServices.Add(town);
        var random = new Random(7);
        var all = new List<RequestView>();
        for (var i = 0; i < Reports; i++)
        {
            // Some in the same minute, some years apart.
            town.Clock.Move(TimeSpan.FromSeconds(Math.Pow(10, random.NextDouble() * 7)));
            var (service, lat, @long) = (random.Next(8) == 0 ? SampleServices.Litter : SampleServices.Pothole, 41.4 + (random.NextDouble() * 0.2), -81.7 + (random.NextDouble() * 0.2));
            all.Add(await town.Of(await town.Open(service, request => request with { Latitude = lat, Longitude = @long })));
        }

        for (var asked = 0; asked < 60; asked++)
        {
            var (south, west, side) = (41.4 + (random.NextDouble() * 0.15), -81.7 + (random.NextDouble() * 0.15), 0.02 + (random.NextDouble() * 0.2));
            var (from, to) = (all[random.Next(Reports / 2)].RequestedAt, all[random.Next(Reports / 2, Reports)].RequestedAt);
            var filter = new RequestFilter
            {
                Box = new Box(south, west, south + side, west + side),
                ServiceIds = asked % 3 == 0 ? [SampleServices.Litter.Id] : null,
                From = asked % 4 == 0 ? from : null,
                To = asked % 5 == 0 ? to : null,
                Skip = random.Next(2) * random.Next(20),
                Take = random.Next(1, 60),
            };
            var expected = all.Where(request => request.Latitude >= south && request.Latitude <= south + side && request.Longitude >= west && request.Longitude <= west + side)
                .Where(request => filter.ServiceIds?.Contains(request.ServiceId) != false)
                .Where(request => !(request.RequestedAt < filter.From) && !(request.RequestedAt > filter.To))
                .OrderByDescending(request => request.RequestedAt)
                .ThenByDescending(request => request.Id)
                .Skip(filter.Skip)
                .Take(filter.Take);
            Assert.Equal(expected.Select(request => request.Id), (await town.Get<IRequestQueries>().List(town.Tenant.Id, filter, default)).Select(request => request.Id));
        }
    }
}
