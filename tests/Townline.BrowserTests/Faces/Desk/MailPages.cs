using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Townline.BrowserTests.Support;

namespace Townline.BrowserTests.Faces.Desk;

/// <summary>A request that came by mail, and a mail as its sender made it.</summary>
internal static partial class MailPages
{
    public static IReadOnlyList<Stop> Stops { get; } =
    [
        Stop.At("/desk/search", "/desk/search?q=sundial"),
        Stop.Behind("/desk/requests/{reference:long}", "main [data-row][href^='/desk/requests/']"),
        new("/desk/mail/{id:long}", async page =>
        {
            await page.RouteAsync(OriginalPage(), WithoutFrame);
            await page.Follow("main a[href^='/desk/mail/']");
        }),
        Stop.At("/desk/mail/unread"),
        Stop.At("/desk/search", "/desk/search?q=sundial"),
        Stop.Behind("/desk/requests/{reference:long}", "main [data-row][href^='/desk/requests/']"),
        Stop.Behind("/desk/requests/{reference:long}/spam", "main a[href$='/spam']"),
        Stop.Behind("/desk/mail/spam", "main form[action$='/spam'] button"),
        new("/desk/mail/spam/{id:long}", async page =>
        {
            await page.RouteAsync(OriginalPage(), WithoutFrame);
            await page.Follow("[data-mail] h2 a");
        }),
        Stop.Behind("/desk/mail/senders", "main a[href*='verdict=spam']"),
        new("/desk/mail/senders", async page =>
        {
            // Whose mail this is has proved the address, and is never blocked.
            await page.Locator("[name='Input.Sender']").FillAsync("ads@spam.example");
            await page.Locator("[name='Input.Reason']").FillAsync("Advertisements every week");
            await page.Follow("main form[action='/desk/mail/senders'] button");
        }),
        Stop.Behind("/desk/mail/senders", "[data-rule] button"),
        Stop.At("/desk/mail/spam"),
        Stop.Behind("/desk/requests/{reference:long}", "[data-mail] form button"),
    ];

    /// <summary>
    /// Playwright and axe speak to each frame by scripts. In this one none runs: they wait for it for ever, and the browser complains. What the frame allows is
    /// tested over HTTP; here the page around it is looked at.
    /// </summary>
    private static async Task WithoutFrame(IRoute route)
    {
        var response = await route.FetchAsync();
        await route.FulfillAsync(new() { Response = response, Body = Frame().Replace(await response.TextAsync(), "") });
    }

    [GeneratedRegex(@"/desk/mail/(spam/)?\d+$")]
    private static partial Regex OriginalPage();

    [GeneratedRegex("<iframe.*?</iframe>", RegexOptions.Singleline)]
    private static partial Regex Frame();
}
