using Townline.Import;
using Townline.Import.Maps;
using Townline.Platform.Commands;
using Townline.Requests.Contracts;
using Townline.Tests.Support;

namespace Townline.Tests.Import.Maps;

public sealed class RowMapperTests : IDisposable
{
    private const string Header = "Id,Kind,Agency,State,Opened,Updated,Closed,What,Where,House,Street,Y,X,Via,Ward";
    private const string Good = "7,Pothole,Streets,Closed,2024-05-01T10:00:00Z,2024-05-03T10:00:00Z,2024-05-02T10:00:00Z,Deep,Lane,12,Elm St,41.5,-81.6,Call,3";
    private static readonly DateTimeOffset Now = new(2024, 6, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly ImportMap Map = new()
    {
        Source = "test",
        TimeZone = "America/New_York",
        Dates = ["iso"],
        Empty = ["N/A"],
        Id = "{id}",
        Service = new() { Name = "{Kind}", Group = "{Agency}", Rename = new() { ["Tree"] = new("trees", "Trees and hedges", "Parks") } },
        Status = new("{State}", new() { ["Open"] = "open", ["Closed"] = "closed", ["Void"] = "closed:could_not" }),
        RequestedAt = "{Opened}",
        UpdatedAt = "{Updated}",
        ClosedAt = "{Closed}",
        Description = new([["{What}"], ["Seen from the {Where}"]]),
        Address = new([["{House} {Street}", "{Street}"]]),
        Lat = "{Y}",
        Long = "{X}",
        Bounds = new(41, -82, 42, -81),
        Channel = new("{Via}", new() { ["Call"] = "phone" }, "web"),
        Agency = "{Agency}",
        Keep = ["Ward", "Not there"],
    };

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_good_row_becomes_a_request()
    {
        var request = Request(Good);
        Assert.Equal("7", request.ExternalId);
        Assert.Equal(new ImportedService("pothole", "Pothole", "Streets"), request.Service);
        Assert.True(request.Closed);
        Assert.Equal(new DateTimeOffset(2024, 5, 2, 10, 0, 0, TimeSpan.Zero), request.ClosedAt);
        Assert.Equal("Deep\nSeen from the Lane", request.Description);
        Assert.Equal("12 Elm St", request.Address);
        Assert.Equal((41.5, -81.6), (request.Lat, request.Long));
        Assert.Equal("phone", request.Channel);
        Assert.Equal("""{"agency":["Streets"],"Ward":["3"]}""", request.Answers);
    }

    [Theory]
    [InlineData("What", "", "Seen from the Lane")]
    [InlineData("Where", "n/a", "Deep")]
    public void A_piece_with_an_empty_column_is_left_out(string column, string value, string description) =>
        Assert.Equal(description, Request(Changed(column, value)).Description);

    [Fact]
    public void The_first_filled_of_several_templates_counts() => Assert.Equal("Elm St", Request(Changed("House", "")).Address);

    [Fact]
    public void A_renamed_service_has_this_towns_code_name_and_group() =>
        Assert.Equal(new ImportedService("trees", "Trees and hedges", "Parks"), Request(Changed("Kind", "TREE")).Service);

    [Fact]
    public void A_word_for_the_status_can_tell_the_outcome()
    {
        Assert.Equal(Outcome.CouldNot, Request(Changed("State", "void")).Outcome);
        Assert.Null(Request(Good).Outcome);
    }

    [Fact]
    public void An_open_request_has_no_closing_date_whatever_the_column_says() => Assert.Null(Request(Changed("State", "Open")).ClosedAt);

    [Fact]
    public void A_closed_request_without_a_closing_date_was_closed_when_it_was_last_changed() =>
        Assert.Equal(new DateTimeOffset(2024, 5, 3, 10, 0, 0, TimeSpan.Zero), Request(Changed("Closed", "")).ClosedAt);

    [Fact]
    public void Nothing_happens_before_the_request() =>
        Assert.Equal(new DateTimeOffset(2024, 5, 1, 10, 0, 0, TimeSpan.Zero), Request(Changed("Closed", "2024-05-01")).ClosedAt);

    [Theory]
    [InlineData("Id", " ", "there is no id")]
    [InlineData("Kind", "", "there is no service")]
    [InlineData("State", "Sleeping", "the status 'Sleeping' is not in the map")]
    [InlineData("Opened", "", "there is no date of the request")]
    [InlineData("Opened", "soon", "the requested date 'soon' cannot be read")]
    [InlineData("Opened", "2031-01-01", "the date of the request, 2031-01-01, is in the future")]
    [InlineData("Closed", "never", "the closed date 'never' cannot be read")]
    [InlineData("Y", "", "there is a longitude but no latitude")]
    [InlineData("Y", "north", "the coordinates 'north', '-81.6' are not numbers")]
    [InlineData("Y", "NaN", "the coordinates 'NaN', '-81.6' are not numbers")]
    [InlineData("Y", "141.5", "the coordinates 141.5, -81.6 are not a place on Earth")]
    [InlineData("Y", "45", "the coordinates 45, -81.6 are outside the bounds of the map")]
    public void A_bad_row_has_a_reason(string column, string value, string reason) => Assert.Equal(reason, Reason(Changed(column, value)));

    [Theory]
    [InlineData("0", "0.0", "the coordinates 0, 0.0 are 0, 0, which is in the ocean")]
    [InlineData("-81.6", "41.5", "the coordinates -81.6, 41.5 seem to be swapped")]
    public void Coordinates_of_nowhere_are_told(string lat, string lon, string reason) =>
        Assert.Equal(reason, Reason(Changed("X", lon, Changed("Y", lat))));

    [Fact]
    public void A_text_that_is_too_long_is_refused() =>
        Assert.Equal("the description is longer than 20,000 characters", Reason(Changed("What", new string('x', 20_001))));

    [Fact]
    public void Control_characters_and_outer_blanks_are_not_kept() => Assert.Equal("12 Elm St", Request(Changed("Street", "\u0007 Elm\u0001 St ")).Address);

    [Fact]
    public void A_column_that_the_file_does_not_have_is_told_with_those_it_has()
    {
        var problem = Assert.Throws<CommandFailedException>(() => Mapper(Map with { Zip = "{Postcode}" }));
        Assert.Contains("'Postcode'", problem.Message, StringComparison.Ordinal);
        Assert.Contains("Ward", problem.Message, StringComparison.Ordinal);
        Mapper(Map with { Zip = "{Postcode?}" });
        Mapper(Map with { Zip = "{Postcode|Ward}" });
    }

    [Fact]
    public void All_unused_columns_can_be_kept()
    {
        var request = Request(Good, Map with { Keep = ["*"], Agency = null, Service = new() { Code = "{Kind}" } });
        Assert.Equal("""{"Agency":["Streets"],"Ward":["3"]}""", request.Answers);
    }

    [Theory]
    [InlineData("Metal/Household Appliances", "metal-household-appliances")]
    [InlineData("4f38920fe75084437f0001a0", "4f38920fe75084437f0001a0")]
    [InlineData("  \u00C1rbol ca\u00EDdo!", "arbol-caido")]
    public void A_service_code_is_fit_for_a_path(string text, string code) => Assert.Equal(code, ServiceReader.Slug(text));

    [Fact]
    public void A_service_without_Latin_letters_has_a_code_too()
    {
        Assert.Matches("^service-[0-9a-f]{8}$", ServiceReader.Slug("\u9053\u8DEF"));
        Assert.NotEqual(ServiceReader.Slug("\u9053\u8DEF"), ServiceReader.Slug("\u8DEF\u706F"));
    }

    public void Dispose() => _folder.Dispose();

    private static RowMapper Mapper(ImportMap map) => new(map, Header.Split(','), Now);

    private static string Changed(string column, string value, string row = Good)
    {
        var fields = row.Split(',');
        fields[Header.Split(',').ToList().IndexOf(column)] = value;
        return string.Join(',', fields);
    }

    private ImportedRequest Request(string row, ImportMap? map = null) => Read(row, map ?? Map).Request ?? throw new InvalidOperationException(Reason(row));

    private string? Reason(string row) => Read(row, Map).Reason;

    private (ImportedRequest? Request, string? Reason) Read(string row, ImportMap map)
    {
        File.WriteAllText(_folder["in.csv"], $"{Header}\n{row}\n");
        using var source = new CsvSource(new CsvFile(_folder["in.csv"]));
        Assert.True(source.Read());
        Assert.Null(source.Fault);
        Mapper(map).TryMap(source.Row, out var request, out var reason);
        return (request, reason);
    }
}
