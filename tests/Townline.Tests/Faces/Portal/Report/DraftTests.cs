using Townline.Faces.Portal.Report.Drafts;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Tests.Support;

namespace Townline.Tests.Faces.Portal.Report;

public class DraftTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task Two_pages_of_one_draft_saved_at_once_lose_nothing_of_each_other(Engine engine)
    {
        var town = await towns.On(engine);
        var id = DraftBrowser.NewId();
        using var start = new TownContext(town.Get<Store>()) { Tenant = town.Tenant };
        var drafts = new ReportDrafts(start, town.Clock);
        var fresh = (await drafts.Open(id, "pothole", "browser", default))!;
        fresh.Typed.Photos.AddRange(["one", "two"]);
        fresh.Typed.Answers["size"] = ["small"];
        await drafts.Save(fresh, default);

        var pages = new List<(TownContext Town, DraftRow Draft)>();
        for (var i = 0; i < 8; i++)
        {
            var own = new TownContext(town.Get<Store>()) { Tenant = town.Tenant };
            pages.Add((own, (await new ReportDrafts(own, town.Clock).Open(id, "pothole", "browser", default))!));
        }

        pages[0].Draft.Typed.Description = "It is deep";
        pages[1].Draft.Typed.Photos.Remove("one");
        pages[2].Draft.Typed.Photos.Add("three");
        pages[3].Draft.Typed.Place = new TypedPlace("Mill Street 1", 41.5, -81.6);
        pages[4].Draft.Typed.Contact = new TypedContact("Rosa", null, null, null, true);
        pages[5].Draft.Typed.Answers["size"] = ["large"];
        pages[6].Draft.Typed.Answers["depth"] = ["9"];
        pages[7].Draft.Typed.Done.Add("details");
        await Task.WhenAll(pages.Select(page => new ReportDrafts(page.Town, town.Clock).Save(page.Draft, default)));

        using var end = new TownContext(town.Get<Store>()) { Tenant = town.Tenant };
        var typed = (await new ReportDrafts(end, town.Clock).Open(id, "pothole", "browser", default))!.Typed;
        Assert.Equal("It is deep", typed.Description);
        Assert.Equal(["two", "three"], typed.Photos);
        Assert.Equal("Mill Street 1", typed.Place!.Address);
        Assert.True(typed.Contact!.KeepPrivate);
        Assert.Equal(["large"], typed.Answers["size"]);
        Assert.Equal(["9"], typed.Answers["depth"]);
        Assert.Contains("details", typed.Done);
        pages.ForEach(page => page.Town.Dispose());
    }
}
