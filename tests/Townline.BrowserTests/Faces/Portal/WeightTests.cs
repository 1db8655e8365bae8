using Townline.BrowserTests.Support;

namespace Townline.BrowserTests.Faces.Portal;

/// <summary>Pages of the portal come quickly over a poor line.</summary>
[Collection(InTheDemoTown.Name)]
public class WeightTests(DemoTown town)
{
    private const int Most = 100_000;

    [Theory]
    [InlineData("/")]
    [InlineData("/requests")]
    [InlineData("/report/street-light")]
    [InlineData("/performance")]
    public Task Scripts_and_styles_of_a_page_are_under_100_KB_as_they_are_sent(string path) => Visit.Make(town.Address, null, async page =>
    {
        var weights = new List<(string Url, Task<Microsoft.Playwright.RequestSizesResult> Sizes)>();
        page.RequestFinished += (_, request) =>
        {
            if (request.ResourceType is "script" or "stylesheet")
                weights.Add((request.Url, request.SizesAsync()));
        };
        await page.GotoAsync(path, new() { WaitUntil = Microsoft.Playwright.WaitUntilState.NetworkIdle });
        var sizes = await Task.WhenAll(weights.Select(async weight => (weight.Url, Size: (await weight.Sizes).ResponseBodySize)));
        Assert.True(sizes.Length >= 3, "styles, colours and scripts were seen");
        Assert.True(sizes.Sum(size => size.Size) < Most, string.Join("\n", sizes));
    });
}
