using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Townline.Tests.Support;

namespace Townline.Tests.Faces.Api;

public class PostRequestTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task A_report_is_answered_with_the_request_as_it_is_kept(Engine engine)
    {
        var api = await ApiTown.On(await towns.Fresh(engine));

        var response = await api.Send(ApiTown.Report("Un agujero 🕳️ <b>hondo</b>"));
        var request = await ApiTown.Read(response, HttpStatusCode.Created);

        Assert.Equal($"/api/v1/requests/{request["reference"]}", response.Headers.Location!.OriginalString);
        Assert.Equal("Un agujero 🕳️ <b>hondo</b>", (string?)request["description"]);
        Assert.Equal("open", (string?)request["status"]);
        Assert.Equal("received", (string?)request["state"]);
        Assert.Equal("pothole", (string?)request["service_code"]);
        Assert.Equal("Pothole", (string?)request["service_name"]);
        Assert.Equal("big", (string?)request["answers"]!["size"]![0]);
        Assert.Equal(41.5, (double)request["lat"]!);
        Assert.Equal("api", (string?)request["channel"]);
        Assert.Equal("public", (string?)request["visibility"]);
        Assert.EndsWith("Z", (string?)request["requested_datetime"], StringComparison.Ordinal);
        Assert.NotNull((string?)request["expected_datetime"]);
        Assert.NotNull((string?)request["person_id"]);

        // What belongs to it is looked up when it is read, not while the reporter waits.
        var kept = await api.Get((string)response.Headers.Location!.OriginalString);
        Assert.Equal((0, 0), (kept["children"]!.AsArray().Count, kept["perhaps_same"]!.AsArray().Count));
        (kept["children"], kept["perhaps_same"]) = (null, null);
        Assert.Equal(request.ToJsonString(), kept.ToJsonString());
    }

    [BothEngines]
    public async Task The_same_idempotency_key_is_the_same_report_also_at_the_same_moment(Engine engine)
    {
        var api = await ApiTown.On(await towns.Fresh(engine));

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => api.Send(ApiTown.Report(), key: "one")));
        var references = new List<string?>();
        foreach (var answer in answers)
        {
            references.Add((string?)(await ApiTown.Read(answer, HttpStatusCode.Created))["reference"]);
        }

        Assert.Single(references.Distinct());
        Assert.Equal(1, answers.Count(answer => !answer.Headers.Contains("Idempotency-Replayed")));
        Assert.NotEqual(references[0], (string?)(await api.Post(ApiTown.Report(), key: "two"))["reference"]);
        Assert.Equal(2, (await api.Get("/api/v1/requests"))["items"]!.AsArray().Count);
    }

    [BothEngines]
    public async Task Keys_of_different_programs_do_not_meet(Engine engine)
    {
        var api = await ApiTown.On(await towns.Fresh(engine));
        var other = await ApiTown.On(api.Town);

        var first = await api.Post(ApiTown.Report(), key: "one");
        var second = await other.Post(ApiTown.Report(), key: "one");

        Assert.NotEqual((string?)first["reference"], (string?)second["reference"]);
    }

    [BothEngines]
    public async Task All_that_is_wrong_is_told_at_once_with_the_field_to_mend(Engine engine)
    {
        var api = await ApiTown.On(await towns.On(engine));
        var report = ApiTown.Report(new string('x', 4001));
        report["lat"] = -81.6;
        report["long"] = 41.5;
        report["answers"] = new JsonObject { ["size"] = new JsonArray("huge") };
        report["media_url"] = "file:///etc/passwd";
        report["email"] = "rosa";
        report["language"] = "¡hola!";

        var problem = await api.Post(report, expected: HttpStatusCode.BadRequest);

        Assert.Equal(["description", "lat", "answers.size", "media_url", "email", "language"], ApiTown.Fields(problem));
        Assert.Contains("swapped", (string?)problem["errors"]![1]!["detail"], StringComparison.Ordinal);
        Assert.Equal(400, (int)problem["status"]!);
        Assert.Empty((await api.Get("/api/v1/requests?q=rosa"))["items"]!.AsArray());
    }

    [BothEngines]
    public async Task A_place_must_be_one_place_in_the_town(Engine engine)
    {
        var api = await ApiTown.On(await towns.On(engine));

        Assert.Equal(["lat"], await api.Wrong(With(("lat", 10.0))));
        Assert.Equal(["lat"], await api.Wrong(With(("lat", 91.0))));
        Assert.Equal(["lat"], await api.Wrong(With(("lat", null))));
        Assert.Equal(["address"], await api.Wrong(With(("lat", null), ("long", null))));
        Assert.Equal("Main and 5th", (string?)(await api.Post(With(("lat", null), ("long", null), ("address", " Main and 5th "))))["address"]);
    }

    [BothEngines]
    public async Task A_service_must_be_one_on_offer_and_its_questions_answered(Engine engine)
    {
        var api = await ApiTown.On(await towns.On(engine));

        Assert.Equal(["service_code"], await api.Wrong(With(("service_code", null))));
        Assert.Equal(["service_code"], await api.Wrong(With(("service_code", "none"))));
        Assert.Equal(["service_code"], await api.Wrong(With(("service_code", "gone"))));
        Assert.Equal(["answers.size"], await api.Wrong(With(("answers", null))));
        Assert.Equal(["answers.depth"], await api.Wrong(With(("answers", new JsonObject { ["size"] = new JsonArray("big"), ["depth"] = new JsonArray("deep") }))));
    }

    [BothEngines]
    public async Task A_service_that_wants_a_name_does_not_take_an_unknown_reporter(Engine engine)
    {
        var api = await ApiTown.On(await towns.On(engine));

        Assert.Equal(["email"], await api.Wrong(new JsonObject { ["service_code"] = "complaint", ["description"] = "Rude" }));
        var request = await api.Post(new JsonObject { ["service_code"] = "complaint", ["description"] = "Rude", ["phone"] = "216 555 0100" });

        Assert.Equal("private", (string?)request["visibility"]);
    }

    [BothEngines]
    public async Task A_body_that_cannot_be_read_is_told_where(Engine engine)
    {
        var api = await ApiTown.On(await towns.On(engine));

        Assert.Equal(["latitude"], await api.Wrong(With(("latitude", 41.5))));
        Assert.Equal(["lat"], await api.Wrong(With(("lat", "41.5"))));
        Assert.Contains("line 2", (string?)(await Raw(api, "{\n  service_code: 'pothole'\n}", HttpStatusCode.BadRequest))["detail"], StringComparison.Ordinal);
        Assert.Contains("no JSON object", (string?)(await Raw(api, "[]", HttpStatusCode.BadRequest))["detail"], StringComparison.Ordinal);
        await Raw(api, "null", HttpStatusCode.BadRequest);
        await Raw(api, "", HttpStatusCode.BadRequest);
        await Raw(api, """{"service_code":"pothole","service_code":"pothole"}""", HttpStatusCode.BadRequest);
        await Raw(api, """{"service_code":"pothole","lat":NaN}""", HttpStatusCode.BadRequest);
        await Raw(api, "{\"description\":\"\u00ff\"}", HttpStatusCode.BadRequest, Encoding.Latin1);
        await Raw(api, new string('[', 100_000), HttpStatusCode.BadRequest);
        await Raw(api, "service_code=pothole", HttpStatusCode.UnsupportedMediaType, type: "application/x-www-form-urlencoded");
        await Raw(api, ApiTown.Report(new string('x', 10_000_000)).ToJsonString(), HttpStatusCode.RequestEntityTooLarge);
    }

    [BothEngines]
    public async Task A_byte_order_mark_in_front_does_not_matter(Engine engine)
    {
        var api = await ApiTown.On(await towns.On(engine));

        await Raw(api, "\uFEFF" + ApiTown.Report().ToJsonString(), HttpStatusCode.Created);
    }

    [BothEngines]
    public async Task The_address_of_a_photo_is_kept_as_it_was_given(Engine engine)
    {
        var api = await ApiTown.On(await towns.On(engine));

        Assert.Equal("https://photos.example/a%20b.jpg", (string?)(await api.Post(With(("media_url", "https://photos.example/a%20b.jpg"))))["media_url"]);
    }

    [BothEngines]
    public async Task What_is_no_address_or_number_of_the_reporter_is_told(Engine engine)
    {
        var api = await ApiTown.On(await towns.On(engine));

        Assert.Equal(["email", "phone"], await api.Wrong(With(("email", "rosa@localhost"), ("phone", "ring me"))));
        Assert.Equal(["phone"], await api.Wrong(new JsonObject { ["service_code"] = "complaint", ["phone"] = "ring me" }));
    }

    [BothEngines]
    public async Task An_idempotency_key_that_is_too_long_is_refused_and_not_cut(Engine engine)
    {
        var api = await ApiTown.On(await towns.On(engine));

        Assert.Equal(["Idempotency-Key"], ApiTown.Fields(await api.Post(ApiTown.Report(), key: new string('k', 201), expected: HttpStatusCode.BadRequest)));
    }

    [BothEngines]
    public async Task Reporting_needs_a_key_with_the_scope(Engine engine)
    {
        var api = await ApiTown.On(await towns.On(engine), "api.read", "people.read");

        await api.Post(ApiTown.Report(), expected: HttpStatusCode.Forbidden);
        api.Http.DefaultRequestHeaders.Authorization = new("Bearer", "wrong");
        await api.Post(ApiTown.Report(), expected: HttpStatusCode.Unauthorized);
        api.Http.DefaultRequestHeaders.Authorization = null;
        await api.Post(ApiTown.Report(), expected: HttpStatusCode.Unauthorized);
    }

    private static JsonObject With(params (string Field, JsonNode? Value)[] changes)
    {
        var report = ApiTown.Report();
        foreach (var (field, value) in changes)
        {
            report[field] = value;
        }

        return report;
    }

    private static async Task<JsonNode> Raw(ApiTown api, string body, HttpStatusCode expected, Encoding? encoding = null, string type = "application/json")
    {
        var content = new ByteArrayContent((encoding ?? Encoding.UTF8).GetBytes(body));
        content.Headers.ContentType = new(type);
        return await ApiTown.Read(await api.Http.PostAsync("/api/v1/requests", content), expected);
    }
}
