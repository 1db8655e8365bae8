using System.Net;
using System.Text.Json.Nodes;
using Townline.Conversations.Contracts;
using Townline.Identity.Contracts;
using Townline.Requests.Contracts;
using Townline.Tests.Faces.Portal;
using Townline.Tests.Support;

namespace Townline.Tests.Faces.Desk;

public class EntryTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task A_corrected_message_is_read_by_the_resident_with_a_mark_and_by_staff_with_what_stood_there(Engine engine)
    {
        var town = await towns.On(engine).WithServices();
        var reported = await town.ReportLamp();
        await town.Reply(reported.Number, "Anna Smith of 12 Mill Street comes on Friday.");
        using var clerk = await town.SignIn(Role.Agent);
        using var resident = town.Resident();

        var page = await clerk.Get($"/desk/requests/{reported.Number}");
        var message = await Entry(town, reported.Number, entry => entry.Direction == Direction.Out);
        var form = await clerk.Get(page.One($"#entry-{message.Id} a[href*='/entries/']").GetAttribute("href")!);
        page = await form.Form("main form").Set("Text", "We come on Friday.").Set("Reason", "Named a neighbour").Submit("Correct it");

        Assert.Contains("We come on Friday.", page.One($"#entry-{message.Id} > .tl-entry__body > .tl-text").TextContent);
        var before = page.One("[data-corrected]").TextContent;
        Assert.Contains("Anna Smith of 12 Mill Street", before);
        Assert.Contains(clerk.Staff!.Name, before);
        Assert.Contains("Named a neighbour", before);
        Assert.Contains("corrected a message", page.Text);
        var tracked = await resident.Get(reported.PrivatePath);
        Assert.Contains("We come on Friday.", tracked.Text);
        Assert.Contains("Corrected on", tracked.Text);
        Assert.DoesNotContain("Anna Smith", tracked.Html);
        Assert.DoesNotContain("Named a neighbour", tracked.Html);
    }

    [BothEngines]
    public async Task A_correction_stands_on_the_timeline_as_a_line_of_its_own_kind(Engine engine)
    {
        var town = await towns.On(engine).WithServices();
        var reported = await town.ReportLamp();
        var note = await town.Write(async unit => await town.Get<IConversations>().Note(unit, (await town.Request(reported.Number)).Id, "Ask teh crew", []));
        await Correct(town, note, "Ask the crew", "Typing");

        var correction = await Entry(town, reported.Number, entry => entry.Kind == EntryKind.Correct);

        Assert.Equal(("Typing", Audience.Staff), (correction.Text, correction.Audience));
        Assert.Equal($"{note}", (string?)JsonNode.Parse(correction.Data!)!["entryId"]);
        Assert.Equal(["Ask teh crew"], (await town.Get<ITimelines>().CorrectionsOf(town.Tenant.Id, [note], default))[note].Select(before => before.Before));
    }

    [BothEngines]
    public async Task A_note_stays_among_staff_when_it_is_corrected(Engine engine)
    {
        var town = await towns.On(engine).WithServices();
        var reported = await town.ReportLamp();
        var id = (await town.Request(reported.Number)).Id;
        var note = await town.Write(unit => town.Get<IConversations>().Note(unit, id, "Secret before", []));
        await Correct(town, note, "Secret after", "Secret reason");
        using var resident = town.Resident();

        foreach (var address in new[] { reported.PrivatePath, $"/requests/{reported.Number}", "/requests", "/open311/v2/servicerequestupdates.json" })
        {
            Assert.DoesNotContain("Secret", (await resident.Get(address)).Html, StringComparison.OrdinalIgnoreCase);
        }

        foreach (var audience in new[] { Audience.Resident, Audience.Public })
        {
            Assert.DoesNotContain(await town.Get<ITimelines>().OfRequest(town.Tenant.Id, id, audience, default), entry => entry.Kind is EntryKind.Note or EntryKind.Correct);
        }
    }

    [BothEngines]
    public async Task The_second_of_two_editors_sees_what_the_first_made_of_it_and_keeps_their_own(Engine engine)
    {
        var town = await towns.On(engine).WithServices();
        var reported = await town.ReportLamp();
        await town.Reply(reported.Number, "First words");
        var message = await Entry(town, reported.Number, entry => entry.Direction == Direction.Out);
        using var clerk = await town.SignIn(Role.Agent);
        var slow = (await clerk.Get($"/desk/requests/{reported.Number}/entries/{message.Id}")).Form("main form").Set("Text", "Third words").Set("Reason", "Clearer");
        await Correct(town, message.Id, "Second words", "Shorter");

        var page = await slow.Submit();

        Assert.Contains("Second words", page.One(".tl-notice").TextContent);
        Assert.Equal("Third words", page.One("[name='Text']").TextContent.Trim());
        await page.Form("main form").Submit();
        Assert.Equal("Third words", (await Entry(town, reported.Number, entry => entry.Id == message.Id)).Text);
        Assert.Equal(["First words", "Second words"], (await town.Get<ITimelines>().CorrectionsOf(town.Tenant.Id, [message.Id], default))[message.Id].Select(before => before.Before));
    }

    [BothEngines]
    public async Task Of_sixteen_corrections_of_the_same_words_one_holds(Engine engine)
    {
        var town = await towns.On(engine).WithServices();
        var reported = await town.ReportLamp();
        await town.Reply(reported.Number, "Words");
        var message = await Entry(town, reported.Number, entry => entry.Direction == Direction.Out);

        var stale = await Task.WhenAll(Enumerable.Range(0, 16).Select(async i =>
        {
            try
            {
                await Correct(town, message.Id, $"Words {i}", "test");
                return false;
            }
            catch (StaleEntryException)
            {
                return true;
            }
        }));

        Assert.Equal(15, stale.Count(isStale => isStale));
        Assert.Single((await town.Get<ITimelines>().CorrectionsOf(town.Tenant.Id, [message.Id], default))[message.Id]);
    }

    [Fact]
    public async Task A_mark_of_what_was_seen_that_is_no_moment_does_no_harm()
    {
        var town = await towns.On(Engine.SQLite).WithServices();
        var reported = await town.ReportLamp();
        await town.Reply(reported.Number, "Words");
        var message = await Entry(town, reported.Number, entry => entry.Direction == Direction.Out);
        using var clerk = await town.SignIn(Role.Agent);

        var page = await (await clerk.Get($"/desk/requests/{reported.Number}/entries/{message.Id}")).Form("main form")
            .Set("Seen", $"{long.MaxValue}").Set("Text", "Other words").Set("Reason", "Test").Submit();

        Assert.Equal(HttpStatusCode.OK, page.Status);
    }

    [BothEngines]
    public async Task A_correction_needs_words_and_a_reason_and_only_staff_who_work_may_make_one(Engine engine)
    {
        var town = await towns.On(engine).WithServices();
        var reported = await town.ReportLamp();
        var other = await town.ReportLamp();
        await town.Reply(reported.Number, "Words");
        var message = await Entry(town, reported.Number, entry => entry.Direction == Direction.Out);
        using var clerk = await town.SignIn(Role.Agent);
        using var reader = await town.SignIn(Role.ReadOnly);
        var address = $"/desk/requests/{reported.Number}/entries/{message.Id}";

        var page = await (await clerk.Get(address)).Form("main form").Set("Text", "Other words").Submit();
        Assert.Equal(["Say in a few words why."], page.Errors);
        Assert.Equal("Other words", page.One("[name='Text']").TextContent.Trim());
        Assert.Equal("Words", (await Entry(town, reported.Number, entry => entry.Id == message.Id)).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.Get($"/desk/requests/{other.Number}/entries/{message.Id}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.Get(address)).Status);
        Assert.Empty((await reader.Get($"/desk/requests/{reported.Number}")).Document.QuerySelectorAll("a[href*='/entries/']"));
    }

    private static Task Correct(TestTown town, long entry, string text, string reason) => town.Write(unit => town.Get<IConversations>().Correct(unit, entry, text, reason, seen: null));

    private static async Task<TimelineEntry> Entry(TestTown town, long number, Func<TimelineEntry, bool> which) =>
        (await town.Get<ITimelines>().OfRequest(town.Tenant.Id, (await town.Request(number)).Id, Audience.Staff, default)).Single(which);
}
