using System.Text.Json.Nodes;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Townline.Conversations;
using Townline.Identity.Contracts;
using Townline.People;
using Townline.Requests;
using Townline.Requests.Contracts;
using Townline.Tests.Platform.Files.Images;
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
    public async Task A_service_that_wants_a_name_does_not_take_an_unknown_reporter(Engine engine)
    {
        var town = await towns.On(engine);
        var app = await Open311Client.Of(town);
        await town.Write(unit => town.Get<ICatalogueEditor>().Save(unit, SampleServices.Litter with { Id = 105, Code = "permit", AnonymousAllowed = false }));
        (string, string)[] permit = [("service_code", "permit"), ("lat", "41.5"), ("long", "-81.6")];

        Assert.Contains("anonymously", await Open311Client.ErrorOf(await app.Post("requests.json", permit), 400), StringComparison.Ordinal);
        Assert.Contains("anonymously", await Open311Client.ErrorOf(await app.Post("requests.json", [.. permit, ("phone", "ring me")]), 400), StringComparison.Ordinal);
        Assert.True((await app.Post("requests.json", [.. permit, ("phone", "216 555 0100")])).IsSuccessStatusCode);
    }

    [BothEngines]
    public async Task The_address_of_a_photo_is_kept_as_it_was_given_and_one_that_cannot_be_used_is_refused(Engine engine)
    {
        var app = await Open311Client.Of(await towns.On(engine));

        using var answer = await app.Post("requests.json", Litter(("media_url", "https://photos.example/a%20b/caf%C3%A9.jpg?of=%3Clitter%3E")));
        var id = (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())![0]!["service_request_id"]!;

        Assert.Equal("https://photos.example/a%20b/caf%C3%A9.jpg?of=%3Clitter%3E", (string)(await app.Json($"requests/{id}.json"))[0]!["media_url"]!);
        foreach (var useless in (string[])["javascript:alert(1)", "file:///etc/passwd", "photo.jpg", $"https://photos.example/{new string('x', 2000)}"])
        {
            Assert.Contains("media_url", await Open311Client.ErrorOf(await app.Post("requests.json", Litter(("media_url", useless))), 400), StringComparison.Ordinal);
        }
    }

    [BothEngines]
    public async Task An_e_mail_address_that_is_none_is_told_for_nobody_would_hear_by_it(Engine engine)
    {
        var app = await Open311Client.Of(await towns.On(engine));

        Assert.Contains("email", await Open311Client.ErrorOf(await app.Post("requests.json", Litter(("email", "rosa at example"))), 400), StringComparison.Ordinal);
        Assert.True((await app.Post("requests.json", Litter(("email", "")))).IsSuccessStatusCode);
        Assert.True((await app.Post("requests.json", Litter(("phone", "only by letter")))).IsSuccessStatusCode);
    }

    [BothEngines]
    public async Task A_long_name_is_cut_between_letters(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var app = await Open311Client.Of(town);

        using var answer = await app.Post("requests.json", Litter(("email", "rosa@example.org"), ("first_name", new string('R', 199) + "🌹")));

        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        Assert.Equal(new string('R', 199), (await town.Read(db => db.Set<Person>().SingleAsync())).Name);
    }

    [BothEngines]
    public async Task The_test_endpoint_checks_and_answers_and_stores_nothing(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var app = await Open311Client.Of(town);
        var id = await app.Report();

        using var report = await app.PostFiles("test/requests.json", [("media", "bags.jpg", TestJpeg.Of())], Litter(("description", "Only a test")));
        using var update = await app.Post("test/servicerequestupdates.json", ("service_request_id", id), ("update_id", "1"), ("description", "Only a test"));

        var answer = JsonNode.Parse(await report.Content.ReadAsStringAsync())![0]!;
        Assert.Equal("0", (string)answer["service_request_id"]!);
        Assert.StartsWith("This was a test", (string)answer["service_notice"]!, StringComparison.Ordinal);
        Assert.True(update.IsSuccessStatusCode);
        await Open311Client.ErrorOf(await app.Post("test/requests.json", ("service_code", "nothing")), 404);
        await Open311Client.ErrorOf(await app.PostWithoutKey("test/requests.json", Litter()), 403);
        Assert.Equal(id, (string)(await app.Json("test/requests.json")).AsArray().Single()!["service_request_id"]!);
        Assert.Equal(1, await town.Read(db => db.Set<Inbound>().CountAsync()));
        Assert.Equal(0, await town.Read(db => db.Set<Townline.Platform.Files.StoredFile>().CountAsync()));
    }

    [BothEngines]
    public async Task What_is_no_form_in_UTF_8_is_answered_clearly_and_never_run(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var app = await Open311Client.Of(town);
        using var program = await town.Program([ApiScopes.Open311Submit]);
        async Task<HttpResponseMessage> Post(byte[] body, string type)
        {
            var content = new ByteArrayContent(body);
            content.Headers.TryAddWithoutValidation("Content-Type", type);
            return await program.PostAsync("/open311/v2/requests.xml", content);
        }

        var entities = """<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><request><service_code>litter</service_code><description>&x;</description></request>"""u8.ToArray();
        Assert.Contains("application/x-www-form-urlencoded", await Open311Client.ErrorOf(await Post(entities, "text/xml"), 400), StringComparison.Ordinal);
        Assert.Contains("application/x-www-form-urlencoded", await Open311Client.ErrorOf(await Post("""{"service_code":"litter"}"""u8.ToArray(), "application/json"), 400), StringComparison.Ordinal);
        await Open311Client.ErrorOf(await Post("--x\r\nContent-Disposition: form-data"u8.ToArray(), "multipart/form-data; boundary=x"), 400);
        await Open311Client.ErrorOf(await app.Get("requests.yaml"), 404);
        Assert.Equal(0, await town.Read(db => db.Set<Request>().CountAsync()));

        // Words in another encoding are kept as far as they can be read; the raw form keeps the rest.
        using var latin = await Post([.. "service_code=litter&lat=41.5&long=-81.6&description=caf"u8, 0xE9, .. "+%E9"u8], "application/x-www-form-urlencoded");
        Assert.True(latin.IsSuccessStatusCode);
        Assert.Equal("caf\uFFFD %E9", (await town.Read(db => db.Set<Request>().SingleAsync())).Description);
        Assert.Contains((byte)0xE9, (await town.Read(db => db.Set<Inbound>().SingleAsync())).Raw);
    }

    [BothEngines]
    public async Task An_idempotency_key_that_is_too_long_is_refused_and_not_cut(Engine engine)
    {
        var town = await towns.On(engine);
        await Open311Client.Of(town);
        using var program = await town.Program([ApiScopes.Open311Submit]);
        program.DefaultRequestHeaders.Add("Idempotency-Key", new string('k', 201));

        using var answer = await program.PostAsync("/open311/v2/requests.json", new FormUrlEncodedContent(Litter().Select(field => KeyValuePair.Create(field.Item1, field.Item2))));

        await Open311Client.ErrorOf(answer, 400);
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
