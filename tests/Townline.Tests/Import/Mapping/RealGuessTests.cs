using Townline.Import;
using Townline.Import.Mapping;
using Townline.Import.Maps;
using Townline.Platform.Tenancy;
using Townline.Requests.Contracts;

namespace Townline.Tests.Import.Mapping;

public class RealGuessTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [RealFile("MyLA311_Service_Request_Data_2017_Subset.csv", 9_999, 5)]
    [RealFile("requests_2020_sample.csv", 10_000, 31)]
    [RealFile("nyc_311_Service_Requests.csv", 999, 30)]
    [RealFile("boston-duplicates/requests.csv", 35_493, 2_753)]
    public void The_real_files_are_guessed_so_that_all_but_one_word_of_their_status_is_understood(string path, int rows, int open)
    {
        var town = new Tenant
        {
            Slug = "town", Name = "Town", JurisdictionId = "town.example", TimeZone = "America/New_York", Languages = ["en"], Hosts = [], Settings = new(), Secret = [],
        };
        var file = new CsvFile(RealFileAttribute.PathOf(path));
        var guess = new MapGuess(town, new ServiceCatalogue([]));
        var map = guess.Columns(FileSurvey.Of(file, null), path, null, null);
        map = guess.Values(FileSurvey.Of(file, map), map, services: true, statuses: true);

        using var source = new CsvSource(file);
        var mapper = new RowMapper(map, source.Headers, Now);
        var (good, stillOpen) = (0, 0);
        while (source.Read())
        {
            if (mapper.TryMap(source.Row, out var request, out var reason))
            {
                (good, stillOpen) = (good + 1, stillOpen + (request.Closed ? 0 : 1));
            }
            else
            {
                Assert.Equal("the status 'Email Sent' is not in the map", reason);
            }
        }

        Assert.Equal((rows, open), (good, stillOpen));
    }
}
