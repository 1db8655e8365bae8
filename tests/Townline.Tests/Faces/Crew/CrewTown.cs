using System.Globalization;
using System.Text.Json.Nodes;
using Townline.Identity.Contracts;
using Townline.Platform.Words;
using Townline.Requests.Contracts;
using Townline.Tests.Channels.Open311;
using Townline.Tests.Platform.Files.Images;
using Townline.Tests.Support;
using Townline.Work.Contracts;

namespace Townline.Tests.Faces.Crew;

/// <summary>A town with a crew: jobs come by an app and are given to somebody.</summary>
internal sealed class CrewTown
{
    public required TestTown Town { get; init; }

    public required Open311Client App { get; init; }

    public required Visitor Crew { get; init; }

    public static async Task<CrewTown> Of(Towns towns, Engine engine)
    {
        var town = await towns.Fresh(engine);
        return new CrewTown { Town = town, App = await Open311Client.Of(town), Crew = await town.SignIn(Role.FieldCrew) };
    }

    /// <summary>A new request that is a job of this person (of the crew's when left out).</summary>
    public async Task<string> Job(Visitor? whose = null, string description = "Bags by the river")
    {
        var reference = await App.Report(description);
        await Give(reference, (whose ?? Crew).Staff!.Id);
        return reference;
    }

    public async Task Give(string reference, long? staffId, long? teamId = null)
    {
        var request = await Find(reference);
        await Town.Write(unit => Town.Get<IRequests>().Assign(unit, request.Id, teamId, staffId));
    }

    /// <summary>A team of these people.</summary>
    public async Task<long> Team(string code, params Visitor[] members)
    {
        var id = await Town.Write(async unit =>
        {
            var id = unit.NextId();
            await Town.Get<ITeamEditor>().Save(unit, new Team { Id = id, Code = code, Name = LocalText.English(code), Members = [.. members.Select(member => new TeamMember(member.Staff!.Id))] });
            return id;
        });
        return id;
    }

    public async Task<RequestView> Find(string reference) =>
        (await Town.Get<IRequestQueries>().ByNumber(Town.Tenant.Id, long.Parse(reference, CultureInfo.InvariantCulture), CancellationToken.None))!;

    /// <summary>What the page of a job carries to prove that it was opened.</summary>
    public static async Task<string> Pass(Visitor who, string reference) =>
        (await who.Get($"/crew/jobs/{reference}")).Document.QuerySelector("[name=Pass]")?.GetAttribute("value") ?? "";

    /// <summary>What the queue of a phone sends.</summary>
    public static async Task<(int Status, JsonNode? Answer)> Send(Visitor who, string reference, string step, byte[]? photo = null, params (string Name, string Value)[] fields)
    {
        using var form = new MultipartFormDataContent();
        var all = new Dictionary<string, string> { ["Who"] = $"{who.Staff!.Id}", ["Reference"] = reference, ["Step"] = step, ["Key"] = Guid.NewGuid().ToString("N"), ["Late"] = "yes" };
        foreach (var (name, value) in fields)
        {
            all[name] = value;
        }

        foreach (var (name, value) in all)
        {
            form.Add(new StringContent(value), name);
        }

        if (photo is not null)
        {
            form.Add(new ByteArrayContent(photo), $"{step}.Photos", "after.jpg");
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, "/crew/send") { Content = form };
        request.Headers.Add("X-Townline-Crew", "1");
        using var answer = await who.Http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return ((int)answer.StatusCode, text.StartsWith('{') ? JsonNode.Parse(text) : null);
    }

    /// <summary>Done, with a photo, under this key.</summary>
    public static Task<(int Status, JsonNode? Answer)> Finish(Visitor who, string reference, string key, string sentence = "We took it away.", string pass = "") =>
        Send(who, reference, "Done", TestJpeg.Of(), ("Key", key), ("Done.Outcome", "Done"), ("Done.Text", sentence), ("Pass", pass));
}
