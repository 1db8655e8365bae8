using System.Text.Json.Nodes;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Townline.Conversations;
using Townline.People;
using Townline.Requests;
using Townline.Tests.Support;

namespace Townline.Tests.Channels.Open311;

public class Open311ReportTests(Towns towns) : IClassFixture<Towns>
{
    private static (string, string)[] Litter(params (string, string)[] more) => [("service_code", "litter"), ("lat", "41.5"), ("long", "-81.6"), .. more];

    [BothEngines]
    public async Task A_report_is_answered_with_its_number_and_can_be_read_at_once_in_both_formats(Engine engine)
    {
        var app = await Open311Client.Of(await towns.On(engine));

        using var answer = await app.Post("requests.xml", Litter(("description", "Bags & boxes <here> 🗑️"), ("address_string", "12 Mill Street")));
        var id = XDocument.Parse(await answer.Content.ReadAsStringAsync()).Descendants("service_request_id").Single().Value;
        var xml = (await app.Xml($"requests/{id}.xml")).Elements("request").Single();
        var json = (await app.Json($"requests/{id}.json")).AsArray().Single()!;

        Assert.Matches("^[0-9]+$", id);
        Assert.Equal("Bags & boxes <here> 🗑️", xml.Element("description")!.Value);
        Assert.Equal("open", (string)json["status"]!);
        Assert.Equal(41.5, (double)json["lat"]!);
        Assert.Equal("12 Mill Street", (string)json["address"]!);
        Assert.Equal("", xml.Element("media_url")!.Value);
        Assert.Null(json["media_url"]);
        Assert.DoesNotContain('.', (string)json["requested_datetime"]!);
    }

    [BothEngines]
    public async Task A_report_leaves_its_raw_form_a_line_on_the_timeline_and_a_person_with_a_claimed_address(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var app = await Open311Client.Of(town);

        await app.Post("requests.json", Litter(("description", "Bags"), ("email", "Rosa@Example.org"), ("first_name", "Rosa"), ("last_name", "-")));
        await app.Post("requests.json", Litter(("description", "More bags"), ("email", "rosa@example.org")));

        var identity = await town.Read(db => db.Set<PersonIdentity>().SingleAsync());
        Assert.Equal("rosa@example.org", identity.Value);
        Assert.Null(identity.VerifiedAt);
        Assert.Equal("Rosa", (await town.Read(db => db.Set<Person>().SingleAsync())).Name);
        Assert.Equal(2, await town.Read(db => db.Set<Entry>().CountAsync(entry => entry.PersonId == identity.PersonId)));
        Assert.Contains("description=Bags", System.Text.Encoding.UTF8.GetString((await town.Read(db => db.Set<Inbound>().OrderBy(row => row.Id).FirstAsync())).Raw));
    }

    [BothEngines]
    public async Task Attributes_are_kept_however_a_client_repeats_them_and_unknown_ones_do_not_matter(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var app = await Open311Client.Of(town);

        using var answer = await app.Post(
            "requests.json",
            ("service_code", "pothole"), ("lat", "41.5"), ("long", "-81.6"), ("attribute[size]", "large"), ("attribute[depth]", ""), ("attribute[uprn]", "7"),
            ("attribute[lanes][]", "left"), ("attribute[lanes]", "right"));

        Assert.Equal(200, (int)answer.StatusCode);
        var request = await town.Read(db => db.Set<Request>().SingleAsync());
        Assert.Equal("""{"size":["large"],"lanes":["left","right"]}""", request.Answers);
        Assert.Equal(48, (request.DueAt!.Value - request.RequestedAt).TotalHours, 0.01);
    }

    [BothEngines]
    public async Task All_that_is_wrong_is_said_at_once_and_nothing_is_stored(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var app = await Open311Client.Of(town);

        using var answer = await app.Post("requests.json", ("service_code", "pothole"), ("lat", "41.5"), ("attribute[lanes]", "middle"), ("description", new string('x', 4001)));

        var errors = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsArray();
        Assert.Equal(400, (int)answer.StatusCode);
        Assert.Equal(4, errors.Count);
        Assert.False(await town.Read(db => db.Set<Request>().AnyAsync()));
    }

    [BothEngines]
    public async Task Bad_input_gets_a_sentence_that_says_how_to_mend_it(Engine engine)
    {
        var app = await Open311Client.Of(await towns.On(engine));

        Assert.Contains("api_key", await Open311Client.ErrorOf(await app.PostWithoutKey("requests.json", Litter()), 403));
        await Open311Client.ErrorOf(await app.PostWithoutKey("requests.xml", Litter(("api_key", "wrong"))), 403);
        Assert.Contains("service_code", await Open311Client.ErrorOf(await app.Post("requests.json", ("lat", "41.5"), ("long", "-81.6")), 400));
        await Open311Client.ErrorOf(await app.Post("requests.json", ("service_code", "nothing"), ("lat", "41.5"), ("long", "-81.6")), 404);
        await Open311Client.ErrorOf(await app.Post("requests.json", ("service_code", "litter")), 400);
        await Open311Client.ErrorOf(await app.Post("requests.json", ("service_code", "litter"), ("lat", "NaN"), ("long", "-81.6")), 400);
        await Open311Client.ErrorOf(await app.Post("requests.json", ("service_code", "litter"), ("lat", "95"), ("long", "-81.6")), 400);
        await Open311Client.ErrorOf(await app.Post("requests.json", Litter(("jurisdiction_id", "elsewhere.example"))), 404);
        await Open311Client.ErrorOf(await app.Post("requests.json", Litter(("description", new string('x', 2_000_000)))), 413);
        await Open311Client.ErrorOf(await app.Get("requests.json?start_date=2026-01-01T00:00:00"), 400);
        await Open311Client.ErrorOf(await app.Get("requests.xml?start_date=2026-01-01T00:00:00Z&end_date=2026-06-01T00:00:00Z"), 400);
        await Open311Client.ErrorOf(await app.Get("requests.xml?status=perhaps"), 400);
    }

    [BothEngines]
    public async Task Null_bytes_and_half_letters_are_stored_as_text_that_can_be_shown(Engine engine)
    {
        var app = await Open311Client.Of(await towns.On(engine));

        var id = await app.Report("before\0after\u0007 \u202Eright to left");

        var shown = (await app.Xml($"requests/{id}.xml")).Descendants("description").Single().Value;
        Assert.Equal("before\uFFFDafter \u202Eright to left", shown);
    }

    [BothEngines]
    public async Task The_same_idempotency_key_is_the_same_report(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var program = await town.Program([Townline.Identity.Contracts.ApiScopes.Open311Submit]);
        await SampleServices.Add(town);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            using var call = new HttpRequestMessage(HttpMethod.Post, "/open311/v2/requests.json") { Content = new FormUrlEncodedContent(Litter().Select(f => KeyValuePair.Create(f.Item1, f.Item2))) };
            call.Headers.Add("Idempotency-Key", "one-report");
            using var answer = await program.SendAsync(call);
            return await answer.Content.ReadAsStringAsync();
        }));

        Assert.Single(answers.Distinct());
        Assert.Equal(1, await town.Read(db => db.Set<Request>().CountAsync()));
    }

    [BothEngines]
    public async Task A_batch_service_gives_a_ticket_that_turns_into_a_number(Engine engine)
    {
        var app = await Open311Client.Of(await towns.On(engine));

        using var answer = await app.Post("requests.json", ("service_code", "survey"), ("lat", "41.5"), ("long", "-81.6"));
        var ticket = (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())![0]!["token"]!;
        var number = (string)(await app.Json($"tokens/{ticket}.json"))[0]!["service_request_id"]!;

        Assert.Single((await app.Json($"requests/{number}.json")).AsArray());
        Assert.Equal(number, (await app.Xml($"tokens/{ticket}.xml")).Descendants("service_request_id").Single().Value);
    }
}
