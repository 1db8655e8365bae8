using Townline.BrowserTests.Support;

namespace Townline.BrowserTests.Faces.Desk;

/// <summary>Suggestions, merging, taking back and linking, on the people of the demo who are in the books twice.</summary>
internal static class OnePersonPages
{
    private const string Person = "/desk/people/{id:long}";
    private const string Merge = "/desk/people/{id:long}/merge";
    private const string Link = "/desk/people/{id:long}/link";

    public static IReadOnlyList<Stop> Stops { get; } =
    [
        new("/desk/people/same", async page =>
        {
            // New people are compared some seconds after the town has started.
            var end = DateTime.UtcNow.AddMinutes(2);
            do
            {
                await page.GotoAsync("/desk/people/same");
            }
            while (await page.Locator("[data-pair]").CountAsync() == 0 && DateTime.UtcNow < end);
        }),
        Stop.Behind(Merge, "main a[href*='/merge?with=']"),
        Stop.Behind(Merge, "main form button"),
        Stop.Behind(Person, "main .govuk-back-link"),
        Stop.Behind(Merge, "main a[href$='/merge']"),
        new(Merge, page => page.GotoAsync($"{page.Url}?Q=ma")),
        Stop.Behind(Person, "main .govuk-back-link"),
        Stop.Behind(Link, "main a[href$='/link']"),
        new(Link, page => page.GotoAsync($"{page.Url}?Q=ma")),
        Stop.Behind(Link, "main form[method=post] button"),
        Stop.At("/desk/search", "/desk/search?q=office.example"),
        Stop.Behind(Person, "[data-row]"),
        Stop.Behind("/desk/people/{id:long}/separate", "[data-merged] a"),
        Stop.Behind("/desk/people/{id:long}/separate", "main form button"),
    ];
}
