using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Townline.BrowserTests.Support;
using static Microsoft.Playwright.Assertions;

namespace Townline.BrowserTests.Faces.Desk;

/// <summary>What the scripts of the counter do: the scanner, the keys, the tablet that forgets, the screen that follows.</summary>
[Collection(InTheDemoTown.Name)]
public class CounterScriptTests(DemoTown town)
{
    // As a scanner does: all letters at once, whether or not it ends with Enter.
    private const string Burst =
        """
        (form, code, enters) => {
            const field = form.querySelector('[name=Code]');
            field.focus();
            for (const letter of code) {
                field.value += letter;
                field.dispatchEvent(new InputEvent('input', { bubbles: true }));
            }
            for (let i = 0; i < enters; i++) form.requestSubmit();
        }
        """;

    [Fact]
    public Task A_scanner_that_ends_without_Enter_finds_the_request() => AtTheCounter(async page =>
    {
        var reference = await AReference(page);
        await page.GotoAsync("/desk/counter");
        await Scan(page, reference, enters: 0);
        await Expect(page).ToHaveURLAsync(new Regex($"/desk/requests/{reference}"));
    });

    [Fact]
    public Task A_scan_that_comes_twice_is_looked_up_once() => AtTheCounter(async page =>
    {
        var reference = await AReference(page);
        await page.GotoAsync("/desk/counter");
        var lookups = 0;
        page.Request += (_, request) => lookups += request.Url.Contains("/desk/scan?", StringComparison.Ordinal) ? 1 : 0;

        await Scan(page, reference, enters: 2);

        await Expect(page).ToHaveURLAsync(new Regex($"/desk/requests/{reference}"));
        Assert.Equal(1, lookups);
    });

    [Fact]
    public Task Whoever_types_by_hand_sends_when_they_are_done() => AtTheCounter(async page =>
    {
        var reference = await AReference(page);
        await page.Clock.InstallAsync();
        await page.GotoAsync("/desk/counter");
        await page.Locator("form[data-scan] [name=Code]").FocusAsync();
        foreach (var letter in reference)
        {
            await page.Keyboard.PressAsync(letter.ToString());
            await page.Clock.RunForAsync(200);
        }

        await page.Clock.RunForAsync(2000);
        Assert.EndsWith("/desk/counter", page.Url, StringComparison.Ordinal);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex($"/desk/requests/{reference}"));
    });

    [Fact]
    public Task The_next_visitor_is_called_by_a_key_and_the_screen_shows_it() => AtTheCounter(async page =>
    {
        await CounterPages.TakeNumber(page);
        var screen = await page.Context.NewPageAsync();
        await screen.GotoAsync("/counter/screen");
        await page.GotoAsync("/desk/counter");
        if (await page.Locator(".tl-present, #next").CountAsync() == 0)
        {
            await page.Locator("#sit select").SelectOptionAsync(new SelectOptionValue { Index = 1 });
            await page.Follow("#sit button");
        }

        if (await page.Locator("#next").CountAsync() == 1)
        {
            await page.Arrive(() => page.Keyboard.PressAsync("c"));
        }

        var called = await page.Locator(".tl-present__number strong[dir]").InnerTextAsync();
        await Expect(screen.Locator(".tl-board__called")).ToContainTextAsync(called);
    });

    [Fact]
    public Task What_one_visitor_typed_is_not_there_for_the_next() => AtTheCounter(async page =>
    {
        await page.Clock.InstallAsync();
        await page.GotoAsync("/counter");
        await page.Locator("[name=Name]").FillAsync("Ana Beltran");
        await page.Arrive(() => page.Clock.RunForAsync(61_000));
        await Expect(page.Locator("[name=Name]")).ToHaveValueAsync("");
    });

    private static Task Scan(IPage page, string code, int enters) =>
        page.Locator("form[data-scan]").EvaluateAsync($"(form, [code, enters]) => ({Burst})(form, code, enters)", new object[] { code, enters });

    private static async Task<string> AReference(IPage page)
    {
        await page.GotoAsync("/desk?queue=overdue");
        return (await page.Locator("[data-row]").First.GetAttributeAsync("href"))!.Split('/')[^1].Split('?')[0];
    }

    private Task AtTheCounter(Func<IPage, Task> body, [System.Runtime.CompilerServices.CallerMemberName] string test = "") => Visit.Make(town.Address, Screen.Desktop, async page =>
    {
        await DemoTown.SignIn(page, DemoTown.Supervisor);
        await body(page);
    }, test: test);
}
