using Microsoft.Playwright;
using Townline.BrowserTests.Support;
using Xunit.Sdk;

namespace Townline.BrowserTests.Faces.Pages;

/// <summary>Pages that one person visits one after another.</summary>
/// <param name="Name">For test reports.</param>
/// <param name="Who">The e-mail address of a member of staff; null for a resident.</param>
/// <param name="Stops">In the order in which they are visited.</param>
internal sealed record Walk(string Name, string? Who, IReadOnlyList<Stop> Stops)
{
    /// <summary>Where they begin once they have signed in.</summary>
    public string Home { get; init; } = "/desk";

    public static IReadOnlyList<Walk> All { get; } =
    [
        new("portal", null, Portal.PortalPages.Stops),
        new("report", null, Portal.ReportPages.Stops),
        new("mine", null, Portal.MinePages.Stops),
        new("desk", DemoTown.Supervisor, Desk.DeskPages.Stops),
        new("answering", DemoTown.Supervisor, Desk.TalkPages.Stops),
        new("mail", DemoTown.Supervisor, Desk.MailPages.Stops),
        new("admin", DemoTown.Administrator, Admin.AdminPages.Stops),
        new("crew", DemoTown.Crew, Crew.CrewPages.Stops) { Home = "/crew" },
    ];

    /// <summary>Goes from stop to stop, and tells all that is wrong at all of them.</summary>
    public async Task Go(IPage page, string language, params Func<IPage, Task>[] checks)
    {
        await page.GotoAsync($"/?lang={language}");
        if (Who is not null)
        {
            await DemoTown.SignIn(page, Who, Home);
        }

        var wrong = new List<string>();
        foreach (var stop in Stops)
        {
            await stop.Open(page);
            await page.EvaluateAsync("() => document.querySelectorAll('main details, aside details').forEach(details => details.open = true)");
            foreach (var check in checks)
            {
                try
                {
                    await check(page);
                }
                catch (XunitException failure)
                {
                    wrong.Add(failure.Message);
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }
}
