using Townline.BrowserTests.Support;

namespace Townline.BrowserTests.Faces.Portal;

/// <summary>The pages of one report, from its beginning to the page that tracks it; what is missing is complained of once.</summary>
internal static class ReportPages
{
    public static IReadOnlyList<Stop> Stops { get; } =
    [
        Stop.At("/report/{code}", "/report/street-light"),
        Stop.Behind("/report/{code}/{draft}/place", Resident.Continue),
        new("/report/{code}/{draft}/place", async page =>
        {
            await page.Locator("[name='Where.address']").FillAsync("Main Street");
            await page.Follow(Resident.Continue);
        }),
        new("/report/{code}/{draft}/photos", async page =>
        {
            await page.Locator("[name='Where.address']").FillAsync(Resident.Address);
            await page.Follow(Resident.Continue);
        }),
        new("/report/{code}/{draft}/photos", async page =>
        {
            await page.Locator("[type=file]").SetInputFilesAsync(Photo.OfAStreet);
            await page.Follow("[name=more]");
        }),
        Stop.Behind("/report/{code}/{draft}/details/{number:int:min(2)?}", Resident.Continue),
        Stop.Behind("/report/{code}/{draft}/details/{number:int:min(2)?}", Resident.Continue),
        new("/report/{code}/{draft}/details/{number:int:min(2)?}", async page =>
        {
            await page.Locator("textarea").FillAsync("The lamp outside the bakery has been dark since Tuesday.");
            await page.Locator("[type=radio]").First.CheckAsync(new() { Force = true });
            await page.Follow(Resident.Continue);
        }),
        new("/report/{code}/{draft}/contact", async page =>
        {
            await page.Follow(Resident.Continue);
            await Resident.PastOthers(page);
        }),
        new("/report/{code}/{draft}/check", async page =>
        {
            await page.Locator("[name=Name]").FillAsync("Rosa Delgado");
            await page.Locator("[name=Email]").FillAsync("rosa.delgado@example.org");
            await page.Follow(Resident.Continue);
        }),
        Stop.Behind("/report/{code}/{draft}/done", Resident.Continue),
        Stop.Behind("/track/{reference}/{code}", "main a.govuk-button"),
        new("/report/{code}/{draft}/same", async page =>
        {
            await page.GotoAsync("/report/street-light");
            await page.Locator("[name='Where.address']").FillAsync(Resident.Address);
            await page.Follow(Resident.Continue);
            await page.Follow(Resident.Continue);
            await page.Locator("textarea").FillAsync("The lamp outside the bakery is dark.");
            await page.Locator("[type=radio]").First.CheckAsync(new() { Force = true });
            await page.Follow(Resident.Continue);
            await page.Follow(Resident.Continue);
        }),
        Stop.Behind("/report/{code}/{draft}/same", Resident.Continue),
    ];
}
