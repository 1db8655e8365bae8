using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Townline.BrowserTests.Faces.Portal;
using Townline.BrowserTests.Support;
using static Microsoft.Playwright.Assertions;

namespace Townline.BrowserTests.Faces.Desk;

/// <summary>A day at the desk: two clerks, one resident.</summary>
[Collection(InTheDemoTown.Name)]
public class DeskTests(DemoTown town)
{
    private const string Agent = "Noor Castellanos";
    private const string Supervisor = "Wendell Achterberg";
    private const string Reply = "[name='Input.Text']";
    private const string Send = ".tl-composer button[formaction*=Reply]";

    [Fact]
    public async Task Two_clerks_on_one_request_see_who_answers_take_over_and_neither_loses_what_was_typed()
    {
        var (number, _) = await Reported();
        await Two(async (noor, wendell) =>
        {
            await noor.GotoAsync($"/desk/requests/{number}");
            await wendell.GotoAsync($"/desk/requests/{number}");
            await Expect(wendell.Locator("[data-live-region*=Watchers]")).ToContainTextAsync(Agent);
            await Expect(noor.Locator("[data-live-region*=Watchers]")).ToContainTextAsync(Supervisor);

            await noor.Locator(Reply).FillAsync("Is it one lamp or two?");
            await Expect(wendell.Locator("[data-claim-of=another]")).ToContainTextAsync($"{Agent} is answering");
            await Expect(noor.Locator(".tl-composer [data-keep-state]")).ToHaveTextAsync("Kept as draft");
            await wendell.Follow("[data-take-over]");
            await Expect(noor.Locator("[data-claim-of=another]")).ToContainTextAsync($"{Supervisor} took over from you");
            await Expect(noor.Locator(Reply)).ToHaveValueAsync("Is it one lamp or two?");

            await wendell.Locator(Reply).FillAsync("I have asked the crew.");
            await wendell.Follow(Send);
            await Expect(noor.Locator("main [data-new] a")).ToBeVisibleAsync();
            await Expect(noor.Locator("main .tl-timeline")).Not.ToContainTextAsync("I have asked the crew.");

            await noor.Follow(Send);
            await Expect(noor.Locator("main .tl-notice", new() { HasText = "Somebody was quicker" })).ToContainTextAsync("I have asked the crew.");
            await Expect(noor.Locator(Reply)).ToHaveValueAsync("Is it one lamp or two?");
            await noor.Follow(Send);
            await Expect(noor.Locator("main .tl-timeline").Last).ToContainTextAsync("Is it one lamp or two?");
        });
    }

    [Fact]
    public Task Who_answers_stands_beside_the_row_at_once_and_goes_when_it_is_sent() => Two(async (noor, wendell) =>
    {
        await wendell.GotoAsync("/desk?queue=overdue");
        var row = wendell.Locator("[data-row]:has([data-claim-mark])").Last;
        var number = await row.Locator("[data-claim-mark]").GetAttributeAsync("data-claim-mark");
        await noor.GotoAsync($"/desk/requests/{number}");
        await noor.Locator(Reply).FillAsync("A note about this one");
        await Expect(row.Locator("[data-claim-mark]")).ToHaveTextAsync($"{Agent} is answering");
        await Expect(noor.Locator(".tl-composer [data-keep-state]")).ToHaveTextAsync("Kept as draft");

        await noor.GotoAsync("/desk/drafts");
        await Expect(noor.Locator("main")).ToContainTextAsync("A note about this one");
        await noor.GotoAsync($"/desk/requests/{number}");
        await Expect(noor.Locator(Reply)).ToHaveValueAsync("A note about this one");
        await noor.Follow("[data-claim-of=me] button >> nth=0");
        await Expect(row.Locator("[data-claim-mark]")).ToBeHiddenAsync();
    });

    [Fact]
    public Task Ctrl_K_finds_a_request_and_the_counts_of_the_queues_follow_what_others_do() => Two(async (noor, wendell) =>
    {
        var (number, _) = await Reported();
        await wendell.GotoAsync("/desk?queue=unassigned");
        var before = await Count(wendell, "unassigned");

        await noor.Keyboard.PressAsync("Control+k");
        await noor.Keyboard.TypeAsync(number);
        await Expect(noor.GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
        await noor.Arrive(() => noor.Keyboard.PressAsync("Enter"));
        await Expect(noor).ToHaveURLAsync(new Regex($"/desk/requests/{number}"));
        await noor.Follow("[data-key=a]");
        await Expect(noor.Locator(".tl-head")).ToContainTextAsync(Agent);
        await Expect(wendell.Locator("a[href$='queue=unassigned'] .tl-count")).ToHaveTextAsync($"{before - 1}");
    });

    [Fact]
    public async Task What_was_closed_with_evidence_and_is_not_fixed_comes_back_to_somebody_else()
    {
        var (number, link) = await Reported();
        await Two(async (noor, wendell) =>
        {
            await noor.GotoAsync($"/desk/requests/{number}");
            await noor.Follow("[data-key=a]");
            await noor.Locator("summary[data-key=x]").ClickAsync();
            var form = noor.Locator("form[action*=Close]");
            await form.GetByText("Done", new() { Exact = true }).ClickAsync();
            await form.Locator("[name='Input.Sentence']").FillAsync("We put in a new lamp this morning.");
            await form.Locator("[type=file]").SetInputFilesAsync(Photo.OfAStreet);
            await noor.Arrive(() => form.Locator(".govuk-button:not(.govuk-button--secondary)").ClickAsync());
            await Expect(noor.Locator(".tl-head")).ToContainTextAsync("Done");

            await Visit.Make(town.Address, Screen.Phone, async resident =>
            {
                await resident.GotoAsync(link);
                await Expect(resident.Locator("main")).ToContainTextAsync("We put in a new lamp this morning.");
                await Expect(resident.Locator(".tl-photos img").First).ToBeVisibleAsync();
                await resident.ShouldBeAccessible();
                await resident.Follow("#not-fixed button");
                await Expect(resident.Locator("#answer-form")).ToBeVisibleAsync();
            });

            await wendell.GotoAsync("/desk?queue=disputed");
            await wendell.Follow($"[data-row][href*='{number}']");
            await Expect(wendell.Locator(".tl-head .tl-tag--red")).ToBeVisibleAsync();
            await Expect(wendell.Locator(".tl-head")).Not.ToContainTextAsync(Agent);
            await noor.ReloadAsync();
            await Expect(noor.Locator(".tl-head .tl-notice")).ToBeVisibleAsync();
        });
    }

    private static async Task<long> Count(IPage page, string queue) =>
        long.Parse(await page.Locator($"a[href$='queue={queue}'] .tl-count").InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A resident's new report: its number and the private page that tracks it.</summary>
    private async Task<(string Number, string Link)> Reported()
    {
        var (number, link) = ("", "");
        await Visit.Make(town.Address, null, async page =>
        {
            number = await Resident.Report(page, Resident.ByAddress);
            link = (await page.Locator("main a.govuk-button").GetAttributeAsync("href"))!;
        }, javaScript: false);
        return (number, link);
    }

    /// <summary>Two clerks at the desk, each in a window of her own.</summary>
    private Task Two(Func<IPage, IPage, Task> body) => Visit.Make(town.Address, null, async noor =>
    {
        await DemoTown.SignIn(noor);
        await Visit.Make(town.Address, null, async wendell =>
        {
            await DemoTown.SignIn(wendell, DemoTown.Supervisor);
            await body(noor, wendell);
        });
    });
}
