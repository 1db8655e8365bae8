using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Townline.Conversations.Contracts;
using Townline.Identity.Contracts;
using Townline.Requests.Contracts;
using Townline.Tests.Faces.Portal;
using Townline.Tests.Support;
using Townline.Work.Contracts;
using Townline.Work.Writing;

namespace Townline.Tests.Faces.Desk.Answering;

public class DraftTests(Towns towns) : IClassFixture<Towns>
{
    private sealed record Kept(bool IsKept, int Version, string Text);

    [BothEngines]
    public async Task What_is_kept_as_a_draft_comes_back_on_any_machine_and_goes_when_it_is_sent(Engine engine)
    {
        var town = await towns.On(engine).WithServices();
        var reported = await town.ReportLamp();
        using var clerk = await town.SignIn(Role.Agent);
        var page = await (await clerk.Open(reported.Number)).Write("We come on", "Keep as draft");
        Assert.Contains("Kept as draft", page.Text);

        using var elsewhere = clerk.Carried(town.Visitor());
        page = await elsewhere.Open(reported.Number);
        Assert.Equal("We come on", page.Typed());
        Assert.Contains("We come on", (await elsewhere.Get("/desk/drafts")).Text);

        page = await page.Write("We come on Friday.", "Send");
        Assert.Equal("", page.Typed());
        Assert.Contains("No drafts", (await clerk.Get("/desk/drafts")).Text);
        Assert.Single(await Messages(town, reported.Number), entry => entry.Text == "We come on Friday.");
    }

    [BothEngines]
    public async Task A_closing_sentence_is_a_draft_of_its_own(Engine engine)
    {
        var town = await towns.On(engine).WithServices();
        var reported = await town.ReportLamp();
        using var clerk = await town.SignIn(Role.Agent);

        var page = await (await clerk.Open(reported.Number)).Form("form[action*=Close]").Set("Input.Sentence", "We put in a new lamp").Submit("Keep as draft");

        Assert.Equal(("", "We put in a new lamp"), (page.Typed(), page.Typed("Input.Sentence")));
        await page.Form("form[action*=Close]").Set("Input.Outcome", "Done").Submit("Close the request");
        Assert.Equal("We put in a new lamp", (await town.Request(reported.Number)).OutcomeText);
        Assert.Contains("No drafts", (await clerk.Get("/desk/drafts")).Text);
    }

    [BothEngines]
    public async Task The_same_saved_twice_is_one_and_a_second_window_does_not_overwrite_the_first_silently(Engine engine)
    {
        var town = await towns.On(engine).WithServices();
        var reported = await town.ReportLamp();
        using var clerk = await town.SignIn(Role.Agent);
        var (one, two) = (await clerk.Open(reported.Number), await clerk.Open(reported.Number));

        Assert.Equal(new Kept(true, 1, "From one"), await Read(await clerk.Autosave(one, reported.Number, "From one")));
        Assert.True((await Read(await clerk.Autosave(one, reported.Number, "From one")))!.IsKept);
        var refused = await Read(await clerk.Autosave(two, reported.Number, "From two"));
        Assert.Equal((false, "From one"), (refused!.IsKept, refused.Text));

        var shown = await two.Write("From two", "Keep as draft");
        Assert.Contains("You wrote something else in another window", shown.Text);
        Assert.Contains("From one", shown.One(".tl-notice").TextContent);
        Assert.Equal("From two", shown.Typed());
        await shown.Form(AnsweringTown.Composer).Submit("Keep as draft");
        Assert.Equal("From two", (await clerk.Open(reported.Number)).Typed());
    }

    [BothEngines]
    public async Task A_double_click_sends_once_and_a_save_that_comes_too_late_brings_nothing_back(Engine engine)
    {
        var town = await towns.On(engine).WithServices();
        var reported = await town.ReportLamp();
        using var clerk = await town.SignIn(Role.Agent);
        var page = await clerk.Open(reported.Number);
        await clerk.Autosave(page, reported.Number, "On our w");
        var send = page.Form(AnsweringTown.Composer).Set("Input.Text", "On our way");

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => clerk.Send(send.Request("Send"))));
        await clerk.Autosave(page, reported.Number, "On our wa");

        Assert.Single(await Messages(town, reported.Number), entry => entry.Text == "On our way");
        Assert.Equal("", (await clerk.Open(reported.Number)).Typed());
    }

    [BothEngines]
    public async Task What_was_said_since_stands_above_the_draft_when_it_comes_back(Engine engine)
    {
        var town = await towns.On(engine).WithServices();
        var reported = await town.ReportLamp();
        using var clerk = await town.SignIn(Role.Agent);
        await (await clerk.Open(reported.Number)).Write("We will look", "Keep as draft");
        await town.Reply(reported.Number, "A colleague was quicker");

        var page = await clerk.Open(reported.Number);

        Assert.Equal("We will look", page.Typed());
        Assert.Contains("A colleague was quicker", page.One(".tl-notice--amber").TextContent);
        Assert.Contains("The request changed since", (await clerk.Get("/desk/drafts")).Text);
    }

    [BothEngines]
    public async Task Before_an_answer_goes_out_beside_a_newer_message_or_note_that_one_is_shown_and_the_text_is_kept(Engine engine)
    {
        var town = await towns.On(engine).WithServices();
        foreach (var isNote in new[] { false, true })
        {
            var reported = await town.ReportLamp();
            using var clerk = await town.SignIn(Role.Agent);
            var page = await clerk.Open(reported.Number);
            var id = (await town.Request(reported.Number)).Id;
            await town.Write(unit => isNote
                ? town.Get<IConversations>().Note(unit, id, "Do not answer this", [])
                : town.Get<IConversations>().Reply(unit, id, "Do not answer this", []));

            page = await page.Write("Too quick", "Send");

            Assert.Contains("Do not answer this", page.One(".tl-notice--amber").TextContent);
            Assert.Equal("Too quick", page.Typed());
            Assert.DoesNotContain(await Messages(town, reported.Number), entry => entry.Text == "Too quick");
            Assert.Equal("Too quick", (await clerk.Open(reported.Number)).Typed());
            await page.Form(AnsweringTown.Composer).Submit("Send");
            Assert.Single(await Messages(town, reported.Number), entry => entry.Text == "Too quick");
        }
    }

    [BothEngines]
    public async Task A_colleague_sees_that_a_draft_exists_and_its_words_only_when_they_are_shared(Engine engine)
    {
        var town = await towns.On(engine).WithServices();
        var reported = await town.ReportLamp();
        using var ana = await town.SignIn(Role.Agent);
        using var luis = await town.SignIn(Role.Agent);
        var mine = await (await ana.Open(reported.Number)).Write("Secret so far", "Keep as draft");

        var page = await luis.Open(reported.Number);
        Assert.Contains($"{ana.Staff!.Name} has begun to write here", page.Text);
        Assert.DoesNotContain("Secret so far", page.Html);

        await mine.Form("form[action*='handler=Share']").Submit();
        page = await luis.Open(reported.Number);
        Assert.Contains("Secret so far", page.One("[data-draft-of]").TextContent);
        page = await page.Form("form[action*='handler=Use']").Submit();
        Assert.Equal("Secret so far", page.Typed());
        Assert.Equal("Secret so far", (await ana.Open(reported.Number)).Typed());
    }

    [BothEngines]
    public async Task A_draft_of_ten_megabytes_is_refused_and_says_why_where_it_can(Engine engine)
    {
        var town = await towns.On(engine).WithServices();
        var reported = await town.ReportLamp();
        using var clerk = await town.SignIn(Role.Agent);
        var page = await clerk.Open(reported.Number);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await clerk.Autosave(page, reported.Number, new string('a', 10_000_000))).StatusCode);
        var long_ = await clerk.Autosave(page, reported.Number, new string('a', IDrafts.LongestText + 1));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, long_.StatusCode);
        Assert.Contains("at most 100,000 characters", await long_.Content.ReadAsStringAsync());
        Assert.Equal(0, await town.Read(db => db.Set<DraftRow>().CountAsync(row => row.StaffId == clerk.Staff!.Id)));
    }

    [BothEngines]
    public async Task Old_drafts_are_forgotten_when_the_town_says_so_and_a_thrown_away_one_at_once(Engine engine)
    {
        var town = await towns.Fresh(engine).WithServices();
        var (old, thrown) = (await town.ReportLamp("one", place: "41.40"), await town.ReportLamp("two", place: "41.45"));
        using var clerk = await town.SignIn(Role.Agent);
        await (await clerk.Open(old.Number)).Write("Old", "Keep as draft");
        await (await clerk.Open(thrown.Number)).Write("Thrown away", "Keep as draft");
        var page = await clerk.Get("/desk/drafts");
        await page.Form($"[data-draft='{thrown.Number}'] form").Submit();
        Assert.DoesNotContain("Thrown away", (await clerk.Get("/desk/drafts")).Text);

        town.Clock.Move(TimeSpan.FromDays(29));
        await town.Get<DraftSweeper>().Sweep(default);
        Assert.Equal(["Old"], await town.Read(db => db.Set<DraftRow>().Select(row => row.Text).ToListAsync()));
        town.Clock.Move(TimeSpan.FromDays(2));
        await town.Get<DraftSweeper>().Sweep(default);
        Assert.Empty(await town.Read(db => db.Set<DraftRow>().ToListAsync()));
    }

    [BothEngines]
    public async Task Only_staff_who_work_keep_drafts_and_nobody_reads_those_of_others(Engine engine)
    {
        var town = await towns.On(engine).WithServices();
        var reported = await town.ReportLamp();
        using var reader = await town.SignIn(Role.ReadOnly);
        using var other = await town.SignIn(Role.Agent);
        using var clerk = await town.SignIn(Role.Agent);
        var page = await clerk.Open(reported.Number);
        await page.Write("Mine alone", "Keep as draft");

        Assert.Equal(HttpStatusCode.Forbidden, (await reader.Get("/desk/drafts")).Status);
        Assert.DoesNotContain("Mine alone", (await other.Get("/desk/drafts")).Html);
        foreach (var handler in new[] { "Draft&field=text", "Claim", "TakeOver", "LetGo", "Share&shared=true", "Use&from=1" })
        {
            var form = page.Form(AnsweringTown.Composer).Request();
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/desk/requests/{reported.Number}?handler={handler}") { Content = form.Content };
            Assert.Contains((await reader.Http.SendAsync(request)).StatusCode, new[] { HttpStatusCode.Forbidden, HttpStatusCode.BadRequest });
        }
    }

    private static async Task<Kept?> Read(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadFromJsonAsync<Kept>();
    }

    private static async Task<IReadOnlyList<TimelineEntry>> Messages(TestTown town, long number) =>
        [.. (await town.Get<ITimelines>().OfRequest(town.Tenant.Id, (await town.Request(number)).Id, Audience.Staff, default)).Where(entry => entry.Kind == EntryKind.Message)];
}
