using NetTopologySuite.Geometries;
using Townline.Places.Contracts;
using Townline.Places.Import;

namespace Townline.Tests.Places.Import;

public class RecordReaderTests
{
    private static readonly Point Spot = Draw.Point(-81.6, 41.5);

    [Fact]
    public void An_area_takes_the_kind_it_is_told_before_its_own()
    {
        var row = Row(Draw.Square(0, 0, 1), ("name", "Ward 1"), ("code", "W1"), ("kind", "Ward"));
        Assert.Equal(("district", "W1", "Ward 1"), Read(row, "district"));
        Assert.Equal(("ward", "W1", "Ward 1"), Read(row, null));

        static (string, string, string) Read(SourceRow row, string? kind) => new RecordReader().Area(row, kind) is var area ? (area.Kind, area.Code, area.Name) : default;
    }

    [Fact]
    public void Without_a_code_an_area_goes_by_its_name() => Assert.Equal("ward 1", new RecordReader().Area(Row(Draw.Square(0, 0, 1), ("name", "Ward 1")), "ward").Code);

    [Fact]
    public void Stretches_of_a_street_without_codes_are_numbered()
    {
        var reader = new RecordReader();
        var row = Row(Draw.Line((0, 0), (1, 1)), ("fullname", "Main St"), ("highway", "primary"));
        Assert.Equal([("main street#1", "main"), ("main street#2", "main")], new[] { reader.Street(row), reader.Street(row) }.Select(street => (street.Code, street.Kind)));
    }

    [Theory]
    [InlineData("12 Main Street", "12", "Main Street")]
    [InlineData("12a Main Street, Riverton", "12a", "Main Street")]
    public void An_address_in_one_column_is_taken_apart(string whole, string number, string street)
    {
        var address = new RecordReader().Address(Row(Spot, ("address", whole)));
        Assert.Equal((number, street), (address.Number, address.Street));
    }

    [Fact]
    public void Without_a_code_an_address_goes_by_what_it_says_so_that_it_is_known_again()
    {
        var first = new RecordReader().Address(Row(Spot, ("number", "12"), ("street", "Main St"), ("unit", "3"))).Code;
        var second = new RecordReader().Address(Row(Spot, ("number", "12"), ("street", "MAIN STREET"), ("unit", "3"))).Code;
        Assert.Equal(("main-street_12_3", first), (first, second));
        Assert.NotEqual(first, new RecordReader().Address(Row(Spot, ("number", "12"), ("street", "Main St"))).Code);
    }

    private static readonly Dictionary<string, Action<RecordReader>> Wrong = new()
    {
        ["An area needs a polygon."] = reader => reader.Area(Row(Spot, ("name", "x")), "park"),
        ["It has no kind of area (such as town, district or park)."] = reader => reader.Area(Row(Draw.Square(0, 0, 1), ("name", "x")), null),
        ["It has no name."] = reader => reader.Area(Row(Draw.Square(0, 0, 1)), "park"),
        ["A street needs a line."] = reader => reader.Street(Row(Spot, ("name", "x"))),
        ["An address needs a point."] = reader => reader.Address(Row(Draw.Line((0, 0), (1, 1)), ("number", "1"))),
        ["It has no house number."] = reader => reader.Address(Row(Spot, ("street", "Main St"))),
        ["It has no street."] = reader => reader.Address(Row(Spot, ("number", "1"))),
        ["Its address does not begin with a house number and a street."] = reader => reader.Address(Row(Spot, ("address", "Main Street"))),
        ["It has a text of more than 200 characters."] = reader => reader.Address(Row(Spot, ("number", "1"), ("street", new string('x', 201)))),
    };

    public static TheoryData<string> Problems => [.. Wrong.Keys];

    [Theory]
    [MemberData(nameof(Problems))]
    public void A_row_that_is_no_such_thing_is_told(string problem) =>
        Assert.Equal(problem, Assert.Throws<PlacesFileException>(() => Wrong[problem](new RecordReader())).Message);

    private static SourceRow Row(Geometry shape, params (string Name, string Text)[] fields) =>
        new(0, null, shape, fields.ToDictionary(field => field.Name, field => field.Text), null);
}
