using System.Text;
using NetTopologySuite.Geometries;
using Townline.Places.Contracts;
using Townline.Places.Import;

namespace Townline.Tests.Places.Import;

public class CsvRowsTests
{
    [Theory]
    [InlineData("number,street,lat,long\n12,Main Street,41.5,-81.6\n")]
    [InlineData("\uFEFFNumber;Street;Latitude;Longitude\r\n12;Main Street;41.5;-81.6\r\n")]
    [InlineData("LON\tLAT\tNUMBER\tSTREET\n-81.6\t41.5\t12\tMain Street")]
    [InlineData("house_number|street|y|x\n\"12\"|\"Main Street\"|41.5|-81.6")]
    public async Task Headers_of_many_kinds_are_understood(string csv)
    {
        var row = Assert.Single(await Read(csv));
        var point = Assert.IsType<Point>(row.Geometry);
        Assert.Equal((41.5, -81.6, "12", "Main Street"), (point.Y, point.X, row.Fields.Of(FieldName.Number), row.Fields.Of(FieldName.Street)));
    }

    [Fact]
    public async Task A_column_with_a_name_of_its_own_can_be_named()
    {
        var rows = await Read("HNR,ROADNAME,N,E\n12,Main Street,41.5,-81.6\n", new() { ["number"] = "hnr", ["street"] = "RoadName", ["lat"] = "N", ["long"] = "E" });
        Assert.Equal("Main Street", rows.Single().Fields.Of(FieldName.Street));
    }

    [Fact]
    public async Task A_shape_in_well_known_text_is_read()
    {
        var rows = await Read("name,the_geom\nWest,\"POLYGON ((0 0, 1 0, 1 1, 0 0))\"\nLine,\"SRID=4326;LINESTRING Z (0 0 5, 1 1 5)\"\n");
        Assert.Equal(["Polygon", "LineString"], rows.Select(row => row.Geometry!.GeometryType));
    }

    [Theory]
    [InlineData("12,Main Street,41.5", "It has 3 cells where the header has 4.")]
    [InlineData("12,Main Street,,-81.6", "It has no latitude and longitude.")]
    [InlineData("12,Main Street,N 41.5,-81.6", "Latitude N 41.5 and longitude -81.6 are not numbers with a decimal point.")]
    [InlineData("12,Main Street,-141.6,41.5", "Latitude -141.6 and longitude 41.5 look swapped.")]
    [InlineData("12,Main Street,NaN,41.5", "Latitude NaN and longitude 41.5 are not on earth. Are they in WGS 84 degrees?")]
    [InlineData("12,Main Street,445277,4584011", "Latitude 445277 and longitude 4584011 are not on earth. Are they in WGS 84 degrees?")]
    [InlineData("12,\"Main\" Street,41.5,-81.6", "A quotation mark is not closed, or text follows a closed one.")]
    public async Task A_wrong_row_is_told_with_its_line_and_the_next_is_read(string row, string problem)
    {
        var rows = await Read($"number,street,lat,long\n{row}\n14,Main Street,41.5,-81.6\n");
        Assert.Equal((2, problem), (rows[0].Number, rows[0].Problem));
        Assert.Equal((3, null), (rows[1].Number, rows[1].Problem));
    }

    [Fact]
    public async Task Text_that_is_not_UTF_8_costs_its_row_only()
    {
        byte[] bytes = [.. "number,street,lat,long\n12,Pe"u8, 0xF1, .. "a,41.5,-81.6\n14,Main,41.5,-81.6\n"u8];
        Assert.Equal(["It has text that is not UTF-8.", null], (await Read(new MemoryStream(bytes))).Select(row => row.Problem));
    }

    [Theory]
    [InlineData("POINT (0 0")]
    [InlineData("POINT EMPTY")]
    [InlineData("POLYGON ((500000 4000000, 500001 4000000, 500001 4000001, 500000 4000000))")]
    [InlineData("GEOMETRYCOLLECTION (POINT (0 0))")]
    [InlineData("<svg>")]
    public async Task Well_known_text_that_cannot_be_used_is_told(string text) => Assert.NotNull((await Read($"name,wkt\nx,\"{text}\"\n")).Single().Problem);

    [Theory]
    [InlineData("", "The file needs columns lat and long, or one called wkt. It has: .")]
    [InlineData("number,street\n1,Main\n", "The file needs columns lat and long, or one called wkt. It has: number, street.")]
    public async Task A_file_without_places_is_refused(string csv, string problem) =>
        Assert.Equal(problem, (await Assert.ThrowsAsync<PlacesFileException>(() => Read(csv))).Message);

    [Fact]
    public async Task A_column_that_is_not_there_is_told() =>
        Assert.Equal("The file has no column called HNR.", (await Assert.ThrowsAsync<PlacesFileException>(() => Read("a,lat,long\n1,2,3\n", new() { ["number"] = "HNR" }))).Message);

    private static Task<List<SourceRow>> Read(string csv, Dictionary<string, string>? columns = null) => Read(new MemoryStream(Encoding.UTF8.GetBytes(csv)), columns);

    private static async Task<List<SourceRow>> Read(Stream csv, Dictionary<string, string>? columns = null)
    {
        var rows = new List<SourceRow>();
        await foreach (var row in CsvRows.Read(csv, columns))
            rows.Add(row);
        return rows;
    }
}
