using System.Net;
using System.Text.RegularExpressions;
using Townline.Identity.Contracts;
using Townline.Tests.Support;

namespace Townline.Tests.Faces.Counter;

public partial class CounterTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task A_visitor_takes_a_number_waits_is_called_and_served_and_the_receipt_leads_to_the_request(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await SampleServices.Add(town);
        using var tablet = await Device(town);
        using var clerk = await town.SignIn(Role.Agent);

        var ticket = await (await tablet.Get("/counter")).Form().Set("Reason", "report").Set("Access", "seat").Set("Name", "Rosa").Submit();
        Assert.Contains("Your number 1", ticket.Text, StringComparison.Ordinal);
        Assert.Contains("We cannot say yet", ticket.Text, StringComparison.Ordinal);
        Assert.Single(ticket.Document.QuerySelectorAll("svg.tl-qr"));

        var desk = await clerk.Get("/desk/counter");
        desk = await desk.Form("#sit").Set("Counter", "2").Submit();
        desk = await desk.Form("#next").Submit();
        Assert.Contains("A place to sit", desk.Text, StringComparison.Ordinal);
        Assert.Contains("1 Counter 2", (await tablet.Get("/counter/screen")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Rosa", (await tablet.Get("/counter/screen")).Html, StringComparison.Ordinal);

        var visit = await desk.Form("form[action='?handler=Serve']").Submit("They are here: serve");
        var report = await visit.Follow("Report something for them");
        report = await clerk.Get(report.Document.QuerySelectorAll("[data-row]").Single(row => row.GetAttribute("href")!.Contains("litter", StringComparison.Ordinal)).GetAttribute("href")!);
        var done = await report.Form("#report").Set("Channel", "counter").Set("Input.Where.lat", "41.5").Set("Input.Where.long", "-81.6").Set("Input.Description", "Bags everywhere").Set("Input.Name", "Rosa").Submit();
        var receipt = await done.Follow("Print a receipt");
        Assert.Single(receipt.Document.QuerySelectorAll("svg.tl-qr"));

        visit = await done.Follow("Back to the visitor");
        Assert.Contains("Rosa", visit.One(".tl-pane--person").TextContent, StringComparison.Ordinal);
        desk = await visit.Form("#log").Set("Input.Note", "Was kind").Submit();
        Assert.Contains("Nobody waits", desk.Text, StringComparison.Ordinal);
        Assert.Contains("Nobody is called yet", (await tablet.Get("/counter/screen")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_door_is_open_only_to_devices_with_a_link_and_no_longer_when_it_is_taken_back()
    {
        var town = await towns.Fresh(Engine.SQLite);
        using var stranger = town.Visitor();
        foreach (var address in new[] { "/counter", "/counter/screen", "/counter/ticket/1", "/counter/device/guess" })
        {
            Assert.Equal((HttpStatusCode.NotFound, "/counter/closed"), ((await stranger.Get(address)).Status, (await stranger.Get(address)).Address));
        }

        using var tablet = await Device(town);
        Assert.Equal(HttpStatusCode.OK, (await tablet.Get("/counter")).Status);
        using var leader = await town.SignIn(Role.Supervisor);
        await (await leader.Get("/desk/counter/setup")).Form("form[action='?handler=Revoke']").Submit();
        Assert.Equal(HttpStatusCode.NotFound, (await tablet.Get("/counter")).Status);
    }

    [Fact]
    public async Task A_number_is_shown_to_whoever_has_its_code_and_nobody_else()
    {
        var town = await towns.Fresh(Engine.SQLite);
        using var tablet = await Device(town);
        await (await tablet.Get("/counter")).Form().Set("Reason", "other").Submit();
        var visit = (await town.Read(db => town.Get<Townline.Work.Contracts.ICounter>().ByNumber(db, DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(town.Clock.Now, town.Tenant.Zone).DateTime), 1, default)))!;
        var code = Townline.Requests.Contracts.TrackingCode.Of(town.Tenant, visit.Id);
        using var phone = town.Visitor();

        Assert.Contains("Your number 1", (await phone.Get($"/counter/number/{visit.Id}/{code}")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await phone.Get($"/counter/number/{visit.Id}/0000000000")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await phone.Get($"/counter/number/{visit.Id + 1}/{code}")).Status);
    }

    [Fact]
    public async Task A_reason_must_be_chosen()
    {
        var town = await towns.Fresh(Engine.SQLite);
        using var tablet = await Device(town);
        Assert.Equal(["Choose what you came for."], (await (await tablet.Get("/counter")).Form().Submit()).Errors);
    }

    private static async Task<Visitor> Device(TestTown town)
    {
        using var leader = await town.SignIn(Role.Supervisor);
        var page = await (await leader.Get("/desk/counter/setup")).Form("#device").Set("Device", "Tablet at the door").Submit();
        var tablet = town.Visitor();
        var opened = await tablet.Get(Link().Match(page.Html).Value);
        Assert.Equal("/counter", opened.Address);
        return tablet;
    }

    [GeneratedRegex(@"/counter/device/[\w-]+")]
    private static partial Regex Link();
}
