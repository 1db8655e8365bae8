using Microsoft.Playwright;
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
        new("/desk/report", IsItOneOfThese),
        Stop.Behind("/desk/report", "#report > button"),
        new("/desk/report/done/{reference:long}", async page =>
        {
            await page.Locator("label[for=Input_Same]").ClickAsync();
            await page.Follow("#report > button");
        }),
    ];

    /// <summary>Reports a dark lamp until it is known and the clerk is asked whether it is that one.</summary>
    private static async Task IsItOneOfThese(IPage page)
    {
        for (var tries = 0; tries < 2 && await page.Locator("#known").CountAsync() == 0; tries++)
        {
            await page.GotoAsync("/desk/report?channel=phone&service=street-light");
            await page.Locator("[name='Input.Where.address']").FillAsync(Portal.Resident.Address);
            await page.Locator("[name='Input.Description']").FillAsync("The lamp outside the bakery is dark.");
            await page.Locator("#report fieldset [type=radio]").EvaluateAllAsync<object?>("radios => radios.forEach((radio, i) => { if (radio.name !== radios[i - 1]?.name) radio.checked = true; })");
            await page.Follow("#report > button");
        }

        await page.Locator("#known").WaitForAsync();
    }
}
