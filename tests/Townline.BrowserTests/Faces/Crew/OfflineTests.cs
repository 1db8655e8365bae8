using Microsoft.Playwright;
using Townline.BrowserTests.Support;

namespace Townline.BrowserTests.Faces.Crew;

/// <summary>A crew's phone in a real browser, with the line really cut.</summary>
[Collection(InTheDemoTown.Name)]
public class OfflineTests(DemoTown town)
{
    private static readonly Screen Phone = new(360, 740);

    [Fact]
    public Task What_is_told_without_a_signal_waits_on_the_phone_and_arrives_exactly_once() => OnThePhone(async (page, line) =>
    {
        var job = await Ready(page, 0);
        await Cut(page, line);

        await page.GotoAsync($"/crew/jobs/{job}");
        await Assertions.Expect(page.Locator(".tl-crew__offline")).ToBeVisibleAsync();
        Assert.True(await page.Locator(".tl-crew__map").EvaluateAsync<bool>("map => map.decode().then(() => map.naturalWidth > 0)"));
        await Finish(page, "Filled in without a signal.");
        await Assertions.Expect(page.Locator("[data-outbox-state]")).ToContainTextAsync("1 waiting to be sent");

        // The phone goes into the pocket and comes out again.
        var again = await page.Context.NewPageAsync();
        await page.CloseAsync();
        await again.GotoAsync("/crew");
        await Assertions.Expect(again.Locator("[data-outbox-state]")).ToContainTextAsync("1 waiting to be sent");
        await Assertions.Expect(again.Locator($"[data-job='{job}'] [data-job-waits]")).ToBeVisibleAsync();

        await Mend(again, line);
        await Assertions.Expect(again.Locator("[data-outbox-state]")).ToContainTextAsync("Sent");
        await SeenAtTheDesk(job, "Filled in without a signal.", pictures: 1);
    });

    [Fact]
    public Task A_report_whose_answer_was_lost_is_sent_again_and_done_once() => OnThePhone(async (page, line) =>
    {
        var job = await Ready(page, 1);
        await page.GotoAsync($"/crew/jobs/{job}");
        line.LoseAnswerTo("POST /crew/send");

        await Unfold(page, "Note");
        await page.Locator("[name='Note.Text']").FillAsync("Looked at it, the answer was lost.");
        await page.Locator("form:has([name='Note.Text']) button").ClickAsync();

        await Assertions.Expect(page.Locator("[data-outbox-state]")).ToContainTextAsync("Sent");
        Assert.Equal(1, line.Losses);
        await SeenAtTheDesk(job, "Looked at it, the answer was lost.", pictures: 0);
    });

    [Fact]
    public Task Of_two_phones_that_close_one_job_without_a_signal_the_second_is_told_and_its_words_are_kept() => OnThePhone(async (page, line) =>
    {
        var job = await Ready(page, 2);
        await Visit.Make(line.Address, Phone, async other =>
        {
            await DemoTown.SignIn(other, DemoTown.Crew, "/crew");
            await other.Locator("body[data-ready]").WaitForAsync();
            await Cut(page, line);
            await other.Context.SetOfflineAsync(true);
            foreach (var (phone, words) in new[] { (page, "Done by the first phone."), (other, "Done by the second phone.") })
            {
                await phone.GotoAsync($"/crew/jobs/{job}");
                await Finish(phone, words);
                await Assertions.Expect(phone.Locator("[data-outbox-state]")).ToContainTextAsync("1 waiting to be sent");
            }

            await Mend(page, line);
            await Assertions.Expect(page.Locator("[data-outbox-state]")).ToContainTextAsync("Sent");
            await other.Context.SetOfflineAsync(false);
            await Assertions.Expect(other.Locator("[data-outbox-list]")).ToContainTextAsync("had closed this request before");
        });
        await SeenAtTheDesk(job, "Done by the first phone.", pictures: 2);
        await SeenAtTheDesk(job, "Done by the second phone.", pictures: 2);
    });

    [Fact]
    public Task A_session_that_ended_loses_nothing_and_signing_out_leaves_nothing() => OnThePhone(async (page, line) =>
    {
        var job = await Ready(page, 3);
        await Cut(page, line);
        await page.GotoAsync($"/crew/jobs/{job}");
        await Unfold(page, "Note");
        await page.Locator("[name='Note.Text']").FillAsync("Told before the session ended.");
        await page.Locator("form:has([name='Note.Text']) button").ClickAsync();
        await Assertions.Expect(page.Locator("[data-outbox-state]")).ToContainTextAsync("1 waiting to be sent");

        await page.Context.ClearCookiesAsync(new() { Name = "tl-staff" });
        await Mend(page, line);
        await Assertions.Expect(page.Locator("[data-outbox-state]")).ToContainTextAsync("Your session has ended");
        await page.Follow("[data-outbox-sign-in]");
        await page.Locator("[name=Email]").FillAsync(DemoTown.Crew);
        await page.Locator("[name=Password]").FillAsync(DemoTown.Password);
        await page.Locator("main form:not([data-passkey]) button").ClickAsync();
        await Assertions.Expect(page.Locator("[data-outbox-state]")).ToContainTextAsync("Sent");
        await SeenAtTheDesk(job, "Told before the session ended.", pictures: 0);

        await page.Locator(".tl-crew__menu summary").ClickAsync();
        await page.Follow("[data-sign-out] button");
        await page.IsAt(address => address.EndsWith("/sign-out?done=true", StringComparison.Ordinal));
        Assert.Empty(await page.EvaluateAsync<string[]>("async () => (await caches.keys()).filter(name => /pages|pictures|about/.test(name))"));
        await Cut(page, line);
        await Assert.ThrowsAsync<PlaywrightException>(() => page.GotoAsync("/crew"));
    });

    private async Task OnThePhone(Func<IPage, PhoneLine, Task> body, [System.Runtime.CompilerServices.CallerMemberName] string test = "")
    {
        using var line = new PhoneLine(town.Address);
        await Visit.Make(line.Address, Phone, page => body(page, line), mayRefuse: "/crew/send", test: test);
    }

    /// <summary>Signed in, with all that is on the list kept on the phone.</summary>
    /// <returns>The reference of one of the jobs.</returns>
    private static async Task<string> Ready(IPage page, int which)
    {
        await DemoTown.SignIn(page, DemoTown.Crew, "/crew");
        await page.Locator("body[data-ready]").WaitForAsync();
        await page.ReloadAsync();
        await page.Locator("body[data-ready]").WaitForAsync();
        return (await page.Locator("a.tl-job").Nth(which).GetAttributeAsync("href"))!.Split('/')[^1];
    }

    private static Task Cut(IPage page, PhoneLine line)
    {
        line.Cut();
        return page.Context.SetOfflineAsync(true);
    }

    private static Task Mend(IPage page, PhoneLine line)
    {
        line.Mend();
        return page.Context.SetOfflineAsync(false);
    }

    private static Task Unfold(IPage page, string step) => page.Locator($"details:has([name='{step}.Text']) > summary").ClickAsync();

    private static async Task Finish(IPage page, string words)
    {
        await Unfold(page, "Done");
        await page.Locator("[name='Done.Text']").FillAsync(words);
        await page.Locator("#Done_after").SetInputFilesAsync(Photo.OfAStreet);
        await page.Locator("form:has([name='Done.Text']) button:not([type=button])").ClickAsync();
    }

    /// <summary>The words stand on the request once, with so many photos beside them on the whole page.</summary>
    private Task SeenAtTheDesk(string job, string words, int pictures) => Visit.Make(town.Address, Screen.Desktop, async desk =>
    {
        await DemoTown.SignIn(desk, DemoTown.Supervisor);
        await desk.GotoAsync($"/desk/requests/{job}");
        await Assertions.Expect(desk.Locator(".tl-timeline .tl-entry").Filter(new() { HasText = words })).ToHaveCountAsync(1);
        await Assertions.Expect(desk.Locator(".tl-timeline img[src*='street.png']")).ToHaveCountAsync(pictures);
    });
}
