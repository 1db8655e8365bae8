using System.Text;
using NetTopologySuite.Geometries;
using Townline.Places.Contracts;
using Townline.Places.GeoJson;
using Townline.Places.Import;

namespace Townline.Tests.Places.GeoJson;

public class GeoJsonReaderTests
{
    private const string Line = """{"type":"LineString","coordinates":[[-81.6,41.5],[-81.5,41.5]]}""";

    [Theory]
    [InlineData("Point", "[-81.6,41.5]")]
    [InlineData("Point", "[-81.6,41.5,210.5]")]
    [InlineData("LineString", "[[0,0],[1,1]]")]
    [InlineData("MultiLineString", "[[[0,0],[1,1]],[[2,2],[3,3],[4,4]]]")]
    [InlineData("Polygon", "[[[0,0],[9,0],[9,9],[0,0]],[[4,1],[5,1],[5,2],[4,1]]]")]
    [InlineData("MultiPolygon", "[[[[0,0],[1,0],[1,1],[0,0]]],[[[5,5],[6,5],[6,6],[5,5]]]]")]
    public async Task Points_lines_and_polygons_are_read(string type, string coordinates)
    {
        var row = Assert.Single(await Read($$$"""{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"{{{type}}}","coordinates":{{{coordinates}}}},"properties":null}]}"""));
        Assert.Null(row.Problem);
        Assert.Equal(type, row.Geometry!.GeometryType);
        Assert.True(row.Geometry.IsValid);
    }

    [Fact]
    public async Task Longitude_comes_first()
    {
        var point = (Point)(await Read("""{"type":"Point","coordinates":[-81.6,41.5]}""")).Single().Geometry!;
        Assert.Equal((41.5, -81.6), (point.Y, point.X));
    }

    [Fact]
    public async Task Properties_are_read_as_text_without_regard_to_how_names_are_written()
    {
        var rows = await Read(
            $$$"""{"type":"Feature","id":7,"properties":{"addr:House_Number":12,"NAME":" Main\u0000 St\u202e ","open":true,"none":null,"deep":{"a":1}},"geometry":{{{Line}}}}"""
        );
        var row = Assert.Single(rows);
        Assert.Equal("7", row.Id);
        Assert.Equal("12 | Main St | true", string.Join(" | ", row.Fields.Of(["addrhousenumber"]), row.Fields.Of(["name"]), row.Fields.Of(["open"])));
        Assert.Null(row.Fields.Of(["none", "deep"]));
    }

    [Fact]
    public async Task Features_one_a_line_are_read_with_and_without_record_separators()
    {
        var feature = $$"""{"type":"Feature","properties":{},"geometry":{{Line}}}""";
        Assert.Equal(3, (await Read($"{feature}\n{feature}\r\n{feature}\n\n")).Count);
        Assert.Equal(2, (await Read($"\u001e{feature}\n\u001e{feature}\n")).Count);
    }

    [Fact]
    public async Task A_byte_order_mark_and_members_of_any_order_do_no_harm() =>
        Assert.Single(await Read('\uFEFF' + $$$"""{"name":"x","bbox":[0,[1],{"a":{}}],"features":[{"geometry":{{{Line}}},"type":"Feature"}],"type":"FeatureCollection","more":{"a":[1,2]}}"""));

    [Fact]
    public async Task An_empty_collection_is_no_mistake() => Assert.Empty(await Read("""{"type":"FeatureCollection","features":[]}"""));

    [Theory]
    [InlineData("""{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]],[[0,0],[1,0],[1,1]]]}""", "Its ring 2 has fewer than 4 positions.")]
    [InlineData("""{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,1]]]]}""", "Its polygon 1, ring 1 is not closed: its first and last position differ.")]
    [InlineData("""{"type":"LineString","coordinates":[[0,0]]}""", "Its geometry has fewer than 2 positions.")]
    [InlineData("""{"type":"LineString","coordinates":[[0,0],[0]]}""", "Its position 2 is not a pair of numbers.")]
    [InlineData("""{"type":"LineString","coordinates":[[0,0],["1","2"]]}""", "Its position 2 is not a pair of numbers.")]
    [InlineData("""{"type":"Point","coordinates":[41.5,-98.6]}""", "Its geometry has latitude -98.6, beyond 90. Longitude comes first: are the two swapped?")]
    [InlineData("""{"type":"Point","coordinates":[1e999,0]}""", "Its geometry is not a pair of numbers.")]
    [InlineData("""{"type":"Point","coordinates":[445277.96,4584011.6]}""", "Its geometry is not in degrees. Convert the file to WGS 84 (EPSG:4326).")]
    [InlineData("""{"type":"Polygon","coordinates":{}}""", "Its geometry has no list of coordinates.")]
    [InlineData("""{"type":"GeometryCollection","geometries":[]}""", "A geometry of type GeometryCollection cannot be used; use points, lines or polygons.")]
    [InlineData("""{"coordinates":[0,0]}""", "Its geometry has no type.")]
    [InlineData("null", "It has no geometry.")]
    public async Task A_wrong_geometry_is_told_with_its_place_and_the_next_is_read(string geometry, string problem)
    {
        var rows = await Read($$"""{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{{geometry}}},{"type":"Feature","geometry":{{Line}}}]}""");
        Assert.Equal(problem, rows[0].Problem);
        Assert.Equal((1, null), (rows[1].Number, rows[1].Problem));
    }

    [Theory]
    [InlineData("", "The file is empty.")]
    [InlineData("  \n", "The file is empty.")]
    [InlineData("[1,2]", "The file is not GeoJSON: it does not begin with an object.")]
    [InlineData("""{"type":"Topology","objects":{}}""", "The file is not GeoJSON: it has neither features nor a geometry.")]
    [InlineData("""{"features":{}}""", "The file is not GeoJSON: its features are not a list.")]
    [InlineData("""{"type":"FeatureCollection","features":[""", "The file cannot be read as JSON at line 1, after 0 features.")]
    [InlineData("street,number\n", "The file cannot be read as JSON at line 1, after 0 features.")]
    [InlineData("""{"crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::2272"}},"features":[]}""", "The file is in the coordinate system urn:ogc:def:crs:EPSG::2272. Convert it to WGS 84 (EPSG:4326).")]
    [InlineData("""{"\ud800":1,"features":[]}""", "The file has a name that is not UTF-8, after 0 features.")]
    [InlineData("""{"features":[],"\udc00":1}""", "The file has a name that is not UTF-8, after 0 features.")]
    [InlineData("""{"crs":{"properties":{"name":"\ud800"}},"features":[]}""", "The file has a name that is not UTF-8, after 0 features.")]
    public async Task A_file_that_cannot_be_read_is_refused_with_a_sentence(string text, string problem) =>
        Assert.Equal(problem, (await Assert.ThrowsAsync<PlacesFileException>(() => Read(text))).Message);

    [Fact]
    public async Task The_old_way_to_say_WGS_84_is_understood() =>
        Assert.Empty(await Read("""{"crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}},"features":[]}"""));

    [Fact]
    public async Task What_was_read_before_a_broken_feature_is_returned()
    {
        var rows = new List<SourceRow>();
        var wrong = await Assert.ThrowsAsync<PlacesFileException>(() => Read($$"""{"features":[{"type":"Feature","geometry":{{Line}}},{"type":"Fea""", into: rows));
        Assert.Single(rows);
        Assert.Contains("after 1 features", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_that_is_not_UTF_8_costs_its_feature_only()
    {
        var good = Encoding.UTF8.GetBytes($$"""{"type":"Feature","properties":{"name":"?"},"geometry":{{Line}}}""");
        var bad = good.ToArray();
        bad[Array.IndexOf(bad, (byte)'?')] = 0xFF;
        var rows = await Read(new MemoryStream([.. "{\"features\":["u8, .. bad, .. ","u8, .. good, .. "]}"u8]));
        Assert.Equal(["It has text that is not UTF-8.", null], rows.Select(row => row.Problem));
    }

    [Fact]
    public async Task Hostile_depth_and_length_are_refused_without_much_work()
    {
        var deep = "{\"features\":" + new string('[', 100_000);
        Assert.Contains("cannot be read", (await Assert.ThrowsAsync<PlacesFileException>(() => Read(deep))).Message, StringComparison.Ordinal);

        var @long = "{\"features\":[{\"type\":\"" + new string('x', 2 << 20);
        var limits = new GeoJsonLimits(FeatureBytes: 1 << 20);
        Assert.Equal("Feature 0 is longer than 1 MB.", (await Assert.ThrowsAsync<PlacesFileException>(() => Read(@long, limits))).Message);

        var many = """{"type":"LineString","coordinates":[[0,0],[1,1],[2,2],[3,3]]}""";
        Assert.Equal("Its geometry has more than 3 positions.", (await Read(many, new(Positions: 3))).Single().Problem);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(4096)]
    public async Task It_does_not_matter_in_what_pieces_the_file_arrives(int piece)
    {
        var features = Enumerable.Range(0, 300).Select(n => $$"""{"type":"Feature","id":"{{n}}","properties":{"name":"Straße {{n}}"},"geometry":{{Line}}}""");
        var bytes = Encoding.UTF8.GetBytes($$"""{"type":"FeatureCollection","features":[{{string.Join(",\n", features)}}]}""");
        var rows = await Read(new Dripping(bytes, piece));
        Assert.Equal(Enumerable.Range(0, 300).Select(n => $"{n} Straße {n}"), rows.Select(row => $"{row.Id} {row.Fields["name"]}"));
    }

    private static Task<List<SourceRow>> Read(string text, GeoJsonLimits? limits = null, List<SourceRow>? into = null) =>
        Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), limits, into);

    private static async Task<List<SourceRow>> Read(Stream stream, GeoJsonLimits? limits = null, List<SourceRow>? into = null)
    {
        var rows = into ?? [];
        await foreach (var row in GeoJsonReader.Read(stream, limits))
            rows.Add(row);
        return rows;
    }

    private sealed class Dripping(byte[] bytes, int piece) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(piece, buffer.Length)], cancellationToken);
    }
}
