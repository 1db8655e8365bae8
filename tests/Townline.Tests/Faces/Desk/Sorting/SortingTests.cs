using System.Net;
using Townline.Conversations.Contracts;
using Townline.Identity.Contracts;
using Townline.Platform.Events;
using Townline.Requests.Contracts;
using Townline.Tests.Faces.Portal;
using Townline.Tests.Platform.Files.Images;
using Townline.Tests.Support;

namespace Townline.Tests.Faces.Desk.Sorting;

public class SortingTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task Split_off_messages_become_a_request_of_which_both_sides_and_the_resident_hear(Engine engine)
    {
        var town = await towns.On(engine).WithServices();
        var reported = await town.ReportLamp();
        var message = await Answer(town, reported, "And there is a purple pothole before my house");
        using var clerk = await town.SignIn(Role.Agent);

        var form = (await clerk.Get($"/desk/requests/{reported.Number}/sort")).Form(Sorting).Set("Input.Entries", $"{message}").Set("Input.Reason", "Another matter");
        var page = await form.Set("Input.ServiceCode", "pothole").Submit("Make a new request");

        var opened = await town.Request(long.Parse(page.Address.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(("And there is a purple pothole before my house", 101), (opened.Description, opened.ServiceId));
        Assert.Contains($"made this of messages of {reported.Number}", page.Text);
        var before = await clerk.Get($"/desk/requests/{reported.Number}");
        Assert.Contains($"made of 1 message the request {opened.Number}", before.Text);
        Assert.Equal([message], await Messages(town, opened.Number, Direction.In));
        Assert.DoesNotContain(message, await Messages(town, reported.Number, Direction.In));
        Assert.Contains($"{opened.Number}", (await clerk.Get("/desk/search?q=purple")).Text);
        using var resident = town.Resident();
        var tracked = await resident.Get(reported.PrivatePath);
        Assert.DoesNotContain("purple pothole", tracked.Text);
        var told = tracked.Text[tracked.Text.IndexOf("has a request of its own now", StringComparison.Ordinal)..];
        var link = new Uri(told[told.IndexOf("http", StringComparison.Ordinal)..].Split(' ')[0]);
        Assert.Contains("purple pothole", (await resident.Get(link.PathAndQuery)).Text);

        page = await (await clerk.Get($"/desk/requests/{reported.Number}/sort")).Form("[data-move] form").Set("Input.Reason", "It was one after all").Submit("Take it back");
        Assert.Contains("took a move back", page.Text);
        Assert.Contains(message, await Messages(town, reported.Number, Direction.In));
        Assert.Empty(await Messages(town, opened.Number, Direction.In));
        Assert.DoesNotContain("purple", (await resident.Get(link.PathAndQuery)).Text);
    }

    [BothEngines]
    public async Task What_was_filed_with_the_wrong_person_is_gone_there_at_once_and_everywhere(Engine engine)
    {
        var town = await towns.On(engine).WithServices();
        var (wrong, right) = (await town.ReportLamp("one", place: "41.40"), await town.ReportLamp("two", place: "41.45"));
        var (wrongId, rightId) = ((await town.Request(wrong.Number)).Id, (await town.Request(right.Number)).Id);
        using var resident = town.Resident();
        var tracked = await resident.Get(wrong.PrivatePath);
        await tracked.Form("#answer-form").Set("Text", "My telephone is 5550199 secret").Attach("Photos", "me.jpg", TestJpeg.Of()).Submit();
        var message = (await Messages(town, wrong.Number, Direction.In))[^1];
        var file = (await town.Get<ITimelines>().ById(town.Tenant.Id, message, default))!.Files.Single().FileId;
        var link = (await resident.Get(wrong.PrivatePath)).Document.QuerySelectorAll("img[src*='/files/'], a[href*='/files/']").Select(element => element.GetAttribute("src") ?? element.GetAttribute("href")!).First(address => address.Contains($"{file}", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, (await resident.Get(link)).Status);
        using var clerk = await town.SignIn(Role.Agent);

        var form = (await clerk.Get($"/desk/requests/{wrong.Number}/sort")).Form(Sorting).Set("Input.Entries", $"{message}").Set("Input.Reason", "Filed wrongly");
        var page = await form.Set("Input.To", $"{right.Number}").Submit("Move them there");

        Assert.Contains("5550199", page.Text);
        foreach (var address in new[] { wrong.PrivatePath, $"/requests/{wrong.Number}", $"/open311/v2/requests/{wrong.Number}.json", "/open311/v2/servicerequestupdates.json" })
        {
            Assert.DoesNotContain("5550199", (await resident.Get(address)).Html);
        }

        Assert.NotEqual(HttpStatusCode.OK, (await resident.Get(link)).Status);
        Assert.Contains("5550199", (await resident.Get(right.PrivatePath)).Html);
        Assert.Contains($"moved 1 message to {right.Number}", (await clerk.Get($"/desk/requests/{wrong.Number}")).Text);
        var events = await town.Read(db => Task.FromResult(db.Set<EventRow>().Where(row => row.Kind == "entry.moved-out" && row.SubjectId == wrongId).Select(row => row.Why).ToList()));
        Assert.Equal(["Filed wrongly"], events);
        Assert.NotEqual(wrongId, rightId);

        await (await clerk.Get($"/desk/requests/{right.Number}/sort")).Form("[data-move] form").Set("Input.Reason", "It was right").Submit("Take it back");
        Assert.Contains("5550199", (await resident.Get(wrong.PrivatePath)).Html);
        Assert.DoesNotContain("5550199", (await resident.Get(right.PrivatePath)).Html);
    }

    [BothEngines]
    public async Task None_the_report_another_town_and_what_a_colleague_moved_are_refused_in_words(Engine engine)
    {
        var town = await towns.On(engine).WithServices();
        var (one, two) = (await town.ReportLamp("one", place: "41.40"), await town.ReportLamp("two", place: "41.45"));
        var message = await Answer(town, one, "More");
        var report = (await Messages(town, one.Number, Direction.In))[0];
        using var clerk = await town.SignIn(Role.Agent);
        async Task<IReadOnlyList<string>> Try(string to, params string[] entries) =>
            (await (await clerk.Get($"/desk/requests/{one.Number}/sort")).Form(Sorting).Set("Input.Entries", entries).Set("Input.Reason", "Why").Set("Input.To", to).Submit("Move them there")).Errors;

        Assert.Equal(["Choose at least one message."], await Try($"{two.Number}"));
        Assert.Contains("The report itself stays", (await Try($"{two.Number}", $"{report}", $"{message}")).Single());
        Assert.Equal(["That is this request. Give the number of the other one."], await Try($"{one.Number}", $"{message}"));
        Assert.Contains("There is no request with this number in this town", (await Try("1004711", $"{message}")).Single());
        var slow = (await clerk.Get($"/desk/requests/{one.Number}/sort")).Form(Sorting).Set("Input.Entries", $"{message}").Set("Input.Reason", "Why").Set("Input.To", $"{two.Number}");
        Assert.Empty((await Try($"{two.Number}", $"{message}")));
        Assert.Equal(["A colleague has moved one of these messages meanwhile. Look at where they stand now."], (await slow.Submit("Move them there")).Errors);

        using var reader = await town.SignIn(Role.ReadOnly);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.Get($"/desk/requests/{one.Number}/sort")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.Get("/desk/requests/4711/sort")).Status);
    }

    [BothEngines]
    public async Task Of_many_who_move_the_same_message_one_does(Engine engine)
    {
        var town = await towns.On(engine).WithServices();
        var one = await town.ReportLamp("one", place: "41.40");
        var message = await Answer(town, one, "More");
        var from = (await town.Request(one.Number)).Id;
        var targets = new List<long>();
        for (var i = 0; i < 6; i++)
        {
            targets.Add((await town.Request((await town.ReportLamp($"target {i}", place: $"41.5{i}")).Number)).Id);
        }

        var moved = await Task.WhenAll(targets.Select(async to =>
        {
            try
            {
                await town.Write(unit => town.Get<ISorting>().Move(unit, new MoveOrder(from, to, [message], "test")));
                return true;
            }
            catch (RuleBrokenException broken) when (broken.Code == "move-meanwhile")
            {
                return false;
            }
        }));

        Assert.Single(moved, isMoved => isMoved);
    }

    [BothEngines]
    public async Task A_call_that_was_taken_for_a_visit_is_corrected_with_its_request_and_back(Engine engine)
    {
        var town = await towns.On(engine).WithServices();
        using var clerk = await town.SignIn(Role.Agent);
        var result = await town.Get<IIntake>().Receive(new InboundMessage
        {
            TenantId = town.Tenant.Id, Channel = "counter", Raw = [], ContentType = "text/plain", Text = "The lamp is dark",
            Actor = new Actor(ActorKind.Staff, clerk.Staff!.Id, "desk"), Report = new ReportDraft { Service = PortalTown.Lamp },
        });
        var number = result.Number!.Value;

        var form = (await clerk.Get($"/desk/requests/{number}/sort")).Form(Sorting).Set("Input.Entries", $"{result.EntryId}").Set("Input.Reason", "It was a call");
        await form.Set("Input.Channel", "phone").Submit("Correct the channel");

        Assert.Equal("phone", (await town.Request(number)).Channel);
        Assert.Equal("phone", (await town.Get<ITimelines>().ById(town.Tenant.Id, result.EntryId, default))!.Channel);
        await (await clerk.Get($"/desk/requests/{number}/sort")).Form("[data-move] form").Set("Input.Reason", "It was a visit").Submit("Take it back");
        Assert.Equal("counter", (await town.Request(number)).Channel);
    }

    private const string Sorting = "form:has(#Input_Entries)";

    private static async Task<long> Answer(TestTown town, Reported reported, string text)
    {
        using var resident = town.Resident();
        await (await resident.Get(reported.PrivatePath)).Form("#answer-form").Set("Text", text).Submit();
        return (await Messages(town, reported.Number, Direction.In))[^1];
    }

    private static async Task<IReadOnlyList<long>> Messages(TestTown town, long number, Direction direction) =>
        [.. (await town.Get<ITimelines>().OfRequest(town.Tenant.Id, (await town.Request(number)).Id, Audience.Staff, default)).Where(entry => entry.Kind == EntryKind.Message && entry.Direction == direction).Select(entry => entry.Id)];
}
