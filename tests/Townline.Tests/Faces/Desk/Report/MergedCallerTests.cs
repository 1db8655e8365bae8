using Microsoft.EntityFrameworkCore;
using Townline.Identity.Contracts;
using Townline.People.Contracts;
using Townline.Requests;
using Townline.Tests.Channels.Open311;
using Townline.Tests.People.Merging;
using Townline.Tests.Support;

namespace Townline.Tests.Faces.Desk.Report;

/// <summary>What a clerk reports for one whom they found stays with the one by whose number it came, when those who counted as one part again.</summary>
public class MergedCallerTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task A_report_stays_with_whose_number_they_called_from(Engine engine)
    {
        var people = await MergedPeople.On(await towns.Fresh(engine));
        using var clerk = await people.Town.SignIn(Role.Agent);
        var (rosa, other) = (await people.Add("Rosa"), await Known(people, "216-555-0100"));
        await Known(people, "216-555-0199");
        await people.Merge(rosa, other);

        await Report(clerk, $"person={rosa}&phone=2165550100", "41.5", "By their telephone");
        await Report(clerk, $"person={rosa}&phone=2165550199", "41.6", "By a stranger's telephone");
        await Report(clerk, $"person={rosa}", "41.7", "At the counter");

        await people.Undo(other);
        Assert.Equal((other, rosa, rosa), (await Whose(people, "By their telephone"), await Whose(people, "By a stranger's telephone"), await Whose(people, "At the counter")));
        Assert.Contains("By their telephone", await people.Timeline(other));
        Assert.DoesNotContain("By their telephone", await people.Timeline(rosa));
    }

    [BothEngines]
    public async Task Whoever_follows_what_is_known_follows_as_whose_number_was_given(Engine engine)
    {
        var people = await MergedPeople.On(await towns.Fresh(engine));
        var app = await Open311Client.Of(people.Town);
        using var clerk = await people.Town.SignIn(Role.Agent);
        var (rosa, phone) = (await people.Add("Rosa"), await Known(people, "216-555-0100"));
        await people.Merge(rosa, phone);
        var known = await app.Report("Bags of rubbish by the river bridge");

        var page = await Report(clerk, $"person={rosa}&phone=2165550100", "41.5", "Rubbish bags at the river bridge");
        await page.Form("#report").Set("Input.Same", known).Submit();

        Assert.Equal(phone, (await people.Town.Read(db => db.Set<Follower>().SingleAsync())).PersonId);
    }

    private static Task<long> Known(MergedPeople people, string number) =>
        people.Add(new PersonRecord { Name = "R. Delgado", Identities = [new(IdentityKind.Phone, number, true)] });

    private static async Task<WebPage> Report(Visitor clerk, string whom, string latitude, string text) =>
        await (await clerk.Get($"/desk/report?channel=phone&service=litter&{whom}")).Form("#report")
            .Set("Input.Where.lat", latitude).Set("Input.Where.long", "-81.6").Set("Input.Description", text).Submit();

    private static Task<long?> Whose(MergedPeople people, string text) => people.Town.Read(db => db.Set<Request>().Where(request => request.Description == text).Select(request => request.PersonId).SingleAsync());
}
