using Townline.BrowserTests.Support;

namespace Townline.BrowserTests.Faces.Desk;

/// <summary>Calls, and what clerks report for whom they speak with.</summary>
internal static class PhonePages
{
    private const string Call = "/desk/phone/calls/{id:long}";

    public static IReadOnlyList<Stop> Stops { get; } =
    [
        Stop.At("/desk/phone"),
        Stop.Behind(Call, "#begin button"),
        Stop.Behind(Call, "#log button"),
        Stop.At("/desk/phone/setup"),
        Stop.At("/desk/report"),
        Stop.Behind("/desk/report", "[data-row]"),
        Stop.Behind("/desk/report", "#report > button"),
        new("/desk/report/done/{reference:long}", async page =>
        {
            await page.GotoAsync("/desk?queue=overdue");
            var row = await page.Locator("[data-row]").First.GetAttributeAsync("href");
            await page.GotoAsync($"/desk/report/done/{row!.Split('/')[^1].Split('?')[0]}");
        }),
    ];
}
