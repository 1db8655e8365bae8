using Townline.Import.Contracts;
using Townline.Import.Mapping;
using Townline.Import.Maps;
using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Tests.Import.Mapping;

public class MapChoiceTests
{
    private static readonly ServiceCatalogue Services = new([new() { Id = 1, Code = "pothole", Name = LocalText.English("Pothole") }]);

    [Fact]
    public void What_a_list_cannot_show_stays_as_it_is()
    {
        var map = MapFile.Load("new-york");
        var choice = Choice(map, out var choices);
        Assert.Equal(("Unique Key", "*", "*", "Status"), (choice.Columns["id"], choice.Columns["address"], choice.Columns["description"], choice.Columns["status"]));
        var after = choices.Apply(map, choice, null);
        Assert.Equal(ImportMapText.Write(map), ImportMapText.Write(after));
        Assert.Equal(ImportMapText.Write(map), ImportMapText.Write(ImportMapText.Read(ImportMapText.Write(after))));
    }

    [Fact]
    public void A_chosen_column_replaces_the_text_and_values_of_another_column_are_forgotten()
    {
        var map = MapFile.Load("new-york") with { Service = new() { Name = "{Complaint Type}", Rename = new() { ["Noise"] = new("pothole") } } };
        var choice = Choice(map, out var choices);
        var columns = choice.Columns.ToDictionary();
        (columns["description"], columns["service"], columns["zip"]) = ("Descriptor", "Agency", "");
        var after = choices.Apply(map, choice with { Columns = columns }, null);
        Assert.Equal("{Descriptor}", after.Description!.Pieces[0][0]);
        Assert.Equal("{Agency}", after.Service.Name!.Pieces[0][0]);
        Assert.Null(after.Service.Rename);
        Assert.Null(after.Zip);
    }

    [Fact]
    public void Values_become_services_and_meanings()
    {
        var map = MapFile.Load("new-york");
        var choice = Choice(map, out var choices) with
        {
            Services = new Dictionary<string, string> { ["Street Condition"] = "pothole", ["Noise"] = ImportChoice.LeaveOut, ["Rodent"] = "" },
            Statuses = new Dictionary<string, string> { ["Closed"] = "closed:done", ["Odd"] = "leave_out", ["Open"] = "" },
        };
        var after = choices.Apply(map, choice, null);
        Assert.Equal([("Noise", null, true), ("Street Condition", "pothole", false)], after.Service.Rename!.OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value.Code, pair.Value.Leave)));
        Assert.Equal(("closed:done", "leave_out", false), (after.Status.Values!["closed"], after.Status.Values["Odd"], after.Status.Values.ContainsKey("Open")));
    }

    [Theory]
    [InlineData("Id,#,#,,A|B,id,Ward?", "Id #2 #3 #4 #5 #6 #7")]
    public void Columns_without_a_name_of_their_own_are_named_by_their_number(string headers, string references)
    {
        var columns = new Columns(headers.Split(','));
        Assert.Equal(references, string.Join(' ', Enumerable.Range(0, 7).Select(columns.Reference)));
        Assert.Equal([2], columns.Find("#3"));
        Assert.Equal([], columns.Find("#9?"));
    }

    private static ImportChoice Choice(ImportMap map, out MapChoice choices)
    {
        string[] headers = ["Unique Key", "Created Date", "Closed Date", "Agency", "Agency Name", "Complaint Type", "Descriptor", "Location Type", "Incident Zip", "Incident Address", "Street Name", "Intersection Street 1", "Intersection Street 2", "City", "Status", "Resolution Description", "Resolution Action Updated Date", "Latitude", "Longitude", "Open Data Channel Type"];
        choices = new MapChoice(new Columns(headers), Services);
        return choices.Of(map, [], []);
    }
}
