using System.Text.RegularExpressions;
using Townline.BrowserTests.Support;

namespace Townline.BrowserTests.Faces.Portal;

/// <summary>A resident signs in by a link in a mail that really comes, and looks at their reports.</summary>
internal static partial class MinePages
{
    public static IReadOnlyList<Stop> Stops { get; } = [.. Of($"{Guid.NewGuid():n}@example.org")];

    private static IEnumerable<Stop> Of(string end)
    {
        // Each walk has an address of its own: few mails go to one.
        var (walk, address) = (0, "");
        yield return Stop.At("/mine/sign-in");
        yield return Stop.Behind("/mine/sign-in", "main form button");
        yield return new("/mine/sent", async page =>
        {
            address = $"{Interlocked.Increment(ref walk)}.{end}";
            await DemoTown.ReportPothole(page, address);
            await page.Locator("[name=Email]").FillAsync(address);
            await page.Follow("main form button");
        });
        yield return Stop.At("/mine/link/{secret}", "/mine/link/x");
        yield return new("/mine/link/{secret}", async page => await page.GotoAsync(new Uri(Link().Match((await DemoTown.MailTo(address, "/mine/link/")).Text).Value).PathAndQuery));
        yield return Stop.Behind("/mine", "main form button");
    }

    [GeneratedRegex(@"https?://\S+/mine/link/\S+")]
    private static partial Regex Link();
}
