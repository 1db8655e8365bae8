using Townline.BrowserTests.Support;

namespace Townline.BrowserTests.Faces.Desk;

/// <summary>Drafts, tasks, questions to somebody outside, the file of a request and the sorting of its messages.</summary>
internal static class TalkPages
{
    private const string New = "/desk/tasks/new";
    private const string Sort = "/desk/requests/{reference:long}/sort";
    private const string Ask = "/desk/requests/{reference:long}/ask";

    public static IReadOnlyList<Stop> Stops { get; } =
    [
        Stop.At("/desk", "/desk?queue=overdue"),
        Stop.Behind("/desk/requests/{reference:long}", "[data-row]"),
        Stop.Behind(New, "#tasks a[href*='/tasks/new']"),
        Stop.Behind(New, "main form button"),
        new("/desk/requests/{reference:long}", async page =>
        {
            await page.Locator("[name='Input.What']").FillAsync("Ask the crew whether the part has come");
            await page.Follow("main form button");
        }),
        Stop.Behind("/desk/tasks/{id:long}", "#tasks [data-task] a"),
        Stop.At("/desk/tasks"),
        Stop.At("/desk", "/desk?queue=overdue"),
        Stop.Behind("/desk/requests/{reference:long}", "[data-row]"),
        new("/desk/requests/{reference:long}", async page =>
        {
            await page.Locator("[name='Input.Text']").FillAsync("We have ordered the part and");
            await page.Follow(".tl-composer button[formaction*='handler=Draft']");
        }),
        Stop.At("/desk/drafts"),
        Stop.At("/desk", "/desk?queue=overdue"),
        Stop.Behind("/desk/requests/{reference:long}", "[data-row]"),
        new("/desk/requests/{reference:long}", async page =>
        {
            var day = DateTime.UtcNow.AddDays(30);
            await page.Locator("[name='Input.Text']").FillAsync("The part comes today, and we put it in.");
            await page.Locator("[name='Input.SendAt.day']").FillAsync($"{day.Day}");
            await page.Locator("[name='Input.SendAt.month']").FillAsync($"{day.Month}");
            await page.Locator("[name='Input.SendAt.year']").FillAsync($"{day.Year}");
            await page.Locator("[name='Input.SendAt.time']").FillAsync("12:00");
            await page.Follow(".tl-composer button[formaction*='handler=Schedule']");
        }),
        Stop.At("/desk/scheduled"),
        Stop.Behind("/desk/scheduled/{id:long}", "[data-scheduled] a[href*='/desk/scheduled/']"),
        Stop.At("/desk", "/desk?queue=overdue"),
        Stop.Behind("/desk/requests/{reference:long}", "[data-row]"),
        Stop.Behind(Ask, "main a[href$='/ask']"),
        Stop.Behind(Ask, "main form button"),
        new("/desk/requests/{reference:long}", async page =>
        {
            await page.Locator("[name='Input.To']").FillAsync("works@contractor.example");
            await page.Locator("[name='Input.Text']").FillAsync("When can you mend it?");
            await page.Follow("main form button");
        }),
        Stop.At("/desk", "/desk?queue=overdue"),
        Stop.Behind("/desk/requests/{reference:long}", "[data-row]"),
        Stop.Behind("/desk/requests/{reference:long}/file", "main a[href$='/file']"),
        Stop.At("/desk", "/desk?queue=overdue"),
        Stop.Behind("/desk/requests/{reference:long}", "[data-row]"),
        Stop.Behind(Sort, "main a[href$='/sort']"),
        Stop.Behind(Sort, "main form button[formaction*=Move]"),
    ];
}
