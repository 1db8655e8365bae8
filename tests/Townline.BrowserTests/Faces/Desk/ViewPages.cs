using Townline.BrowserTests.Support;

namespace Townline.BrowserTests.Faces.Desk;

/// <summary>Lists with filters, and the views that are made of them.</summary>
internal static class ViewPages
{
    public static IReadOnlyList<Stop> Stops { get; } =
    [
        new("/desk", async page =>
        {
            await page.GotoAsync("/desk?queue=open&service=pothole&due=late&colour=red&service=gone");
            await page.EvaluateAsync("() => document.querySelectorAll('details.tl-filter, .tl-filter details').forEach(details => details.open = true)");
        }),
        Stop.At("/desk/search", "/desk/search?q=street&status=any&newer=90"),
        Stop.Behind("/desk/views/edit", "a[href^='/desk/views/edit']"),
        Stop.Behind("/desk/views/edit", "main form button"),
        new("/desk/views", async page =>
        {
            await page.Locator("#Input_Name").FillAsync("Streets of the last 90 days");
            await page.Locator("main form.tl-narrow button").ClickAsync();
            await page.GotoAsync("/desk/views");
        }),
        Stop.Behind("/desk/views/edit", ".tl-views a[href^='/desk/views/edit']"),
        new("/desk/bulk", async page =>
        {
            await page.GotoAsync("/desk?queue=overdue");
            await page.Follow("button[name=scope][value=ticked]");
        }),
        new("/desk/bulk/{id:long}", async page =>
        {
            await DemoTown.ReportPothole(page);
            await page.GotoAsync("/desk?queue=open&service=pothole");
            await page.Follow("button[name=scope][value=page]");
        }),
        Stop.Behind("/desk/bulk/{id:long}", "form[action*='handler=Plan'] button"),
        new("/desk/bulk/{id:long}", async page =>
        {
            await page.Locator("[name='Input.Outcome']").SelectOptionAsync("CouldNot");
            await page.Locator("[name='Input.Sentence']").FillAsync("We cannot mend {service} {reference} in winter.");
            await page.Follow("form[action*='handler=Plan'] button");
        }),
        Stop.Behind("/desk/bulk/{id:long}", "form[action*='handler=Start'] button"),
        Stop.Behind("/desk/bulk/{id:long}", "form[action*='handler=Stop'] button"),
        Stop.At("/desk/bulk"),
        Stop.At("/desk/macros"),
        Stop.Behind("/desk/macros/edit", "main a[href^='/desk/macros/edit?id']"),
        Stop.At("/desk/macros/edit"),
        Stop.Behind("/desk/macros/edit", "main form button"),
        new("/desk/requests/{reference:long}/macro", async page =>
        {
            await DemoTown.ReportPothole(page);
            await page.GotoAsync("/desk?queue=open&service=pothole");
            await page.Follow("[data-row]");
            await page.Follow("form[action$='/macro'] button");
        }),
    ];
}
