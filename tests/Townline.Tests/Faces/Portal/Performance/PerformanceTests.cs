using Townline.Tests.Support;

namespace Townline.Tests.Faces.Portal.Performance;

public class PerformanceTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task The_share_that_was_not_fixed_stands_on_the_public_page(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await Task.FromResult(town).WithServices();
        using var visitor = town.Resident();
        Assert.Contains("There is nothing to count yet", (await visitor.Get("/performance")).Text, StringComparison.Ordinal);

        var (one, two) = (await town.ReportLamp(), await town.ReportLamp());
        await town.Close(one.Number);
        await town.Close(two.Number);
        await (await visitor.Get(one.PrivatePath)).Form("#not-fixed").Submit();
        var page = await visitor.Get("/performance");

        // The charts before it bring tables of their own.
        var cells = page.Document.QuerySelectorAll("table").Last().QuerySelectorAll("tbody tr th, tbody tr td").Select(cell => cell.TextContent.Trim());
        Assert.Equal(["Street lamp is out", "2", "2", "100%", "50%"], cells);
        Assert.Contains("within 30 days", page.Text, StringComparison.Ordinal);
    }
}
