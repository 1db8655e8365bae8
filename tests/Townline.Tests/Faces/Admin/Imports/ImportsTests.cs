using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Townline.Identity.Contracts;
using Townline.Platform.Events;
using Townline.Requests;
using Townline.Requests.Contracts;
using Townline.Tests.Faces.Admin.Catalogue;
using Townline.Tests.Import;
using Townline.Tests.Support;

namespace Townline.Tests.Faces.Admin.Imports;

public class ImportsTests(Towns towns) : IClassFixture<Towns>
{
    private const string Upload = "form[enctype]";
    private const string Look = "form[action*=Look]";
    private const string Start = "form[action*=Start]";

    [BothEngines]
    public async Task A_file_of_any_city_is_mapped_looked_through_and_brought_in(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await SampleServices.Add(town);
        using var admin = await town.Admin();
        var file = Encoding.Latin1.GetBytes(
            "Fall;Art;Zustand;gemeldet;Text;Stra\u00dfe;Y;X\r\n1;Litter;abc;31.5.2025 14:05;Viel M\u00fcll;Hauptstra\u00dfe 4;41.5;-81.6\r\n2;Fallen tree;zu;1.6.2025 9:00;;;;\r\n3;Secret;zu;1.6.2025 9:00;;;;\r\n4;Litter\r\n");
        var page = await Bring(admin, "cases 2025.csv", file);
        Assert.Contains("8 columns, 4 rows", page.Text);
        Assert.Contains("Choose a column for these Number or id there, Service, Reported, Status", page.Text);

        page = await page.Form(Look).Set("Input.Columns[id]", "Fall").Set("Input.Columns[service]", "Art").Set("Input.Columns[status]", "Zustand").Set("Input.Columns[requested]", "gemeldet")
            .Set("Input.Columns[address]", "Stra\u00dfe").Set("Input.Dates", "day-first").Set("Input.Source", "rathaus").Submit();
        Assert.Contains("31.5.2025 14:05 is read as Saturday 31 May 2025, 14:05", page.Text);
        Assert.Contains("the status 'abc' is not in the map", page.Text);

        page = await page.Form(Look).Set(Of(page, "abc"), "open").Set(Of(page, "zu"), "closed:done").Set(Of(page, "Secret"), "-").Submit();
        Assert.Contains("2 new requests would come in", page.Text);
        Assert.Contains("1 row left out", page.Text);
        Assert.Contains("1 row refused", page.Text);
        Assert.Equal(0, await town.Read(db => db.Set<Request>().CountAsync()));

        await page.Form(Start).Submit();
        await town.OutboxIsDone();
        page = await admin.Get(page.Address);
        Assert.Contains("Done", page.Text);
        Assert.Contains("2 new requests", page.Text);
        var requests = (await town.Get<IRequestQueries>().List(town.Tenant.Id, new RequestFilter(), default)).OrderBy(request => request.ExternalId).ToList();
        Assert.Equal(["1", "2"], requests.Select(request => request.ExternalId));
        Assert.Equal(("rathaus", "Hauptstra\u00dfe 4", "Viel M\u00fcll", true), (requests[0].ExternalSource, requests[0].Address, requests[0].Description, requests[0].Open));
        Assert.Equal(Outcome.Done, requests[1].Outcome);
        var catalogue = await town.Get<ICatalogue>().Of(town.Tenant.Id);
        Assert.Equal("litter", catalogue.ById(requests[0].ServiceId)!.Code);
        Assert.False(catalogue.ByCode("fallen-tree")!.Active);
        Assert.Equal(["import.ended", "import.started"], (await town.Read(db => db.Set<EventRow>().Where(row => row.Kind == "import.started" || row.Kind == "import.ended").Select(row => row.Kind).ToListAsync())).Order());
    }

    [BothEngines]
    public async Task A_file_with_names_that_are_known_needs_no_choice_and_rows_that_are_here_are_told(Engine engine)
    {
        var town = await towns.Fresh(engine);
        using var admin = await town.Admin();
        var page = await Bring(admin, "old-desk.csv", Text(ImportFiles.Rows(1, 3)));
        page = await page.Form(Look).Submit();
        Assert.Contains("3 new requests would come in", page.Text);
        Assert.Contains("new service", page.Text);
        await page.Form(Start).Submit();
        await town.OutboxIsDone();

        page = await (await Bring(admin, "old-desk.csv", Text(ImportFiles.Rows(2, 3)))).Form(Look).Submit();
        Assert.Contains("1 new request would come in", page.Text);
        Assert.Contains("2 here already", page.Text);
    }

    [BothEngines]
    public async Task Refused_rows_can_be_taken_along_and_hold_no_formula(Engine engine)
    {
        var town = await towns.Fresh(engine);
        using var admin = await town.Admin();
        var page = await Bring(admin, "old-desk.csv", Text(ImportFiles.Rows(1, 1) + "2,Pothole,Open,never,,=HYPERLINK(1),,,,\n3,Pothole\n4,Pothole,Open,2024-05-01,,,,95,200,\n"));
        page = await page.Form(Look).Submit();
        Assert.Contains("3 rows refused", page.Text);
        var refused = await admin.Http.GetStringAsync($"{page.Address}?handler=Refused");
        Assert.Equal(
            [
                $"rejected_line,rejected_reason,{ImportFiles.Header}",
                "3,the requested date 'never' cannot be read,2,Pothole,Open,never,,'=HYPERLINK(1),,,,",
                "4,\"the row has 2 columns, the header has 10\",3,Pothole",
                "5,\"the coordinates 95, 200 are not a place on Earth\",4,Pothole,Open,2024-05-01,,,,95,200,",
            ],
            refused.Split("\r\n", StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("", "The file is empty.")]
    [InlineData("Id,Kind\n", "The file has a line of column names and no rows.")]
    [InlineData("PK\u0003\u0004", "This is a workbook or another zip file. Open it in the program it is from, save the sheet as CSV and choose that.")]
    [InlineData("\u0089PNG\u0000\u0000", "This is no text file. Save the table as CSV and choose that.")]
    [InlineData(" \n\n", "The file is empty.")]
    public async Task What_is_no_table_is_refused_with_a_sentence(string content, string sentence)
    {
        var town = await towns.On(Engine.SQLite);
        using var admin = await town.Admin();
        Assert.Equal([sentence], (await Bring(admin, "a.csv", Encoding.Latin1.GetBytes(content))).Errors);
        Assert.Equal(["Choose a file."], (await (await admin.Get("/admin/imports")).Form(Upload).Submit()).Errors);
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_sent_to_the_command_line()
    {
        var town = await towns.On(Engine.SQLite);
        using var admin = await town.Admin();
        var page = await Bring(admin, "large.csv", new byte[(100 * 1024 * 1024) + 1]);
        Assert.StartsWith("The file is larger than 100 MB. Put it on the server and use the command", Assert.Single(page.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dates_that_could_be_either_way_round_are_told_and_chosen()
    {
        var town = await towns.Fresh(Engine.SQLite);
        using var admin = await town.Admin();
        var page = await Bring(admin, "a.csv", Encoding.UTF8.GetBytes("id,type,status,created date\n1,Hole,Open,02/03/2025\n2,Hole,Open,04/05/2025\n"));
        Assert.Contains("Day and month could be either way round", page.Text);
        Assert.Contains("02/03/2025 is taken for Sunday 2 March 2025", page.Text);
        page = await page.Form(Look).Set("Input.Dates", "month-first").Submit();
        Assert.Contains("02/03/2025 is taken for Monday 3 February 2025", page.Text);

        page = await Bring(admin, "b.csv", Encoding.UTF8.GetBytes("id,type,status,created date\n1,Hole,Open,02/03/2025\n2,Hole,Open,14/05/2025\n"));
        Assert.DoesNotContain("either way round", page.Text);
        Assert.Contains("02/03/2025 is read as Sunday 2 March 2025", page.Text);
    }

    [Fact]
    public async Task A_wrong_separator_shows_as_one_column_and_can_be_chosen()
    {
        var town = await towns.Fresh(Engine.SQLite);
        using var admin = await town.Admin();
        var page = await Bring(admin, "a.csv", Encoding.UTF8.GetBytes("id^type^status^created\n1^Hole^Open^2025-01-01\n"));
        Assert.Contains("Only one column was found", page.Text);
        page = await Bring(admin, "a.csv", Encoding.UTF8.GetBytes("id|type, sub|status|created|Date|Date\n1|Hole|Open|2025-01-01|a|b\n"));
        page = await page.Form(Look).Set("Input.Separator", "bar").Submit();
        Assert.Contains("6 columns", page.Text);
        page = await page.Form(Look).Set("Input.Columns[service]", "type, sub").Set("Input.Columns[description]", "#6").Submit();
        Assert.Contains("1 new request would come in", page.Text);
    }

    [BothEngines]
    public async Task One_that_was_stopped_goes_on_or_back_to_its_mapping(Engine engine)
    {
        var town = await towns.Fresh(engine);
        using var admin = await town.Admin();
        var page = await (await Bring(admin, "old-desk.csv", Text(ImportFiles.Rows(1, 5)))).Form(Look).Submit();

        // As its process left it.
        await town.Write(unit => unit.Execute("UPDATE import_run SET state = 3"));
        page = await (await admin.Get(page.Address)).Form("form[action*=Stop]").Submit();
        Assert.Contains("Stopped", page.Text);
        page = await page.Form("form[action*=Reopen]").Submit();
        Assert.Contains("Check the mapping below", page.Text);
        page = await page.Form(Look).Submit();
        await town.Write(unit => unit.Execute("UPDATE import_run SET state = 4"));
        page = await admin.Get(page.Address);
        await page.Form(Start).Submit();
        await town.OutboxIsDone();
        page = await admin.Get(page.Address);
        Assert.Contains("Done", page.Text);
        page = await page.Form("form[action*=Forget]").Submit();
        Assert.Equal("/admin/imports", page.Address);
        Assert.Equal(5, await town.Read(db => db.Set<Request>().CountAsync()));
    }

    [Fact]
    public async Task Only_those_who_may_change_settings_see_them()
    {
        var town = await towns.Fresh(Engine.SQLite);
        using var admin = await town.Admin();
        var page = await Bring(admin, "old-desk.csv", Text(ImportFiles.Rows(1, 1)));
        using var agent = await town.SignIn(Role.Agent);
        foreach (var address in new[] { "/admin/imports", page.Address, $"{page.Address}?handler=Refused", $"{page.Address}?handler=Progress" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await agent.Get(address)).Status);
        }

        var other = await town.AddTown("other");
        using var neighbour = await town.SignIn(Role.Administrator, other);
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.Get(page.Address)).Status);
    }

    private static byte[] Text(string rows) => Encoding.UTF8.GetBytes($"{ImportFiles.Header}\n{rows}");

    private static async Task<WebPage> Bring(Visitor admin, string name, byte[] content) =>
        await (await admin.Get("/admin/imports")).Form(Upload).Attach("Files", name, content, "text/csv").Submit();

    /// <summary>The field that asks what a value means.</summary>
    private static string Of(WebPage page, string value) => page.One($"input[type=hidden][name$='.Value'][value='{value}']").GetAttribute("name")!.Replace(".Value", ".To", StringComparison.Ordinal);
}
