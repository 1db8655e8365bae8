using Townline.Import;
using Townline.Import.Maps;

namespace Townline.Tests.Import.Maps;

public class RealFilesTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [RealFile("MyLA311_Service_Request_Data_2017_Subset.csv", "los-angeles", 9_999, 12, 5)]
    [RealFile("requests_2020_sample.csv", "los-angeles", 10_000, 11, 31)]
    [RealFile("nyc_311_Service_Requests.csv", "new-york", 1_000, 101, 31)]
    [RealFile("boston-duplicates/requests.csv", "boston", 35_493, 4, 2_753)]
    public void Every_row_of_the_real_files_is_taken(string file, string map, int rows, int services, int open)
    {
        using var source = new CsvSource(new CsvFile(RealFileAttribute.PathOf(file)));
        var mapper = new RowMapper(MapFile.Load(map), source.Headers, Now);
        var requests = new List<ImportedRequest>();
        while (source.Read())
        {
            Assert.Null(source.Fault);
            Assert.True(mapper.TryMap(source.Row, out var request, out var reason), $"line {source.Position.Line}: {reason}");
            requests.Add(request);
        }

        Assert.Equal(rows, requests.Select(request => request.ExternalId).Distinct().Count());
        Assert.Equal(services, requests.Select(request => request.Service.Name).Distinct().Count());
        Assert.Equal(open, requests.Count(request => !request.Closed));
        Assert.All(requests, request => Assert.True(request.ClosedAt is null || request.ClosedAt >= request.RequestedAt));
    }
}
