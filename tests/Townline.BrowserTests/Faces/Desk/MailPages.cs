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

    [GeneratedRegex(@"/desk/mail/\d+$")]
    private static partial Regex OriginalPage();

    [GeneratedRegex("<iframe.*?</iframe>", RegexOptions.Singleline)]
    private static partial Regex Frame();
}
