using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Townline.BrowserTests.Faces.Shared;

/// <summary>What the desk's scripts do, tried as a clerk would.</summary>
public class DeskScriptTests(StyleTown town) : IClassFixture<StyleTown>
{
    [Fact]
    public Task Ctrl_K_finds_and_Enter_goes_there() => town.Open("/style/desk", async page =>
    {
        await page.RouteAsync("**/desk/find*", route => route.FulfillAsync(new() { ContentType = "application/json", Body = """[{"title":"Mill Street","note":"1042337","href":"/style"},{"title":"Rosa Delgado","href":"/style/admin"}]""" }));
        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync("mill");
        await Expect(page.GetByRole(AriaRole.Option)).ToHaveCountAsync(2);
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.GetByRole(AriaRole.Option).Nth(1)).ToHaveAttributeAsync("aria-selected", "true");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/style/admin$"));
    });

    [Fact]
    public Task Single_keys_work_until_somebody_types_or_switches_them_off() => town.Open("/style/desk", async page =>
    {
        var reply = page.Locator("#reply");
        await page.Keyboard.PressAsync("r");
        await Expect(reply).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("are you there?");
        await Expect(reply).ToHaveValueAsync("are you there?");

        await reply.EvaluateAsync("box => box.blur()");
        await page.Keyboard.PressAsync("?");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await page.Locator("#keys-on").UncheckAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.Locator("main").FocusAsync();
        await page.Keyboard.PressAsync("r");
        await Expect(reply).Not.ToBeFocusedAsync();
    });

    [Fact]
    public Task J_and_K_walk_through_the_queue() => town.Open("/style/desk", async page =>
    {
        await page.Keyboard.PressAsync("j");
        await Expect(page.Locator("[data-row]").Nth(2)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("k");
        await page.Keyboard.PressAsync("k");
        await Expect(page.Locator("[data-row]").Nth(0)).ToBeFocusedAsync();
    });

    [Fact]
    public Task The_sheet_names_every_key_of_the_page_and_no_other() => town.Open("/style/desk", async page =>
    {
        await page.Locator("main").FocusAsync();
        await page.Keyboard.PressAsync("?");
        var shown = await page.Locator("dialog[data-keys] [data-written] kbd").AllInnerTextsAsync();
        var bound = await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('[data-key]')].filter(one => one.dataset.key && one.checkVisibility()).map(one => one.dataset.key)");
        Assert.Equal(bound.Order(), shown.Order());
        Assert.Contains("r", shown);
        Assert.DoesNotContain("", await page.Locator("dialog[data-keys] [data-written] dd").AllInnerTextsAsync());
        await Expect(page.Locator("dialog[data-keys] [data-if='[data-tick]']")).ToBeHiddenAsync();
    });

    [Fact]
    public Task Two_letters_one_after_the_other_go_somewhere() => town.Open("/style/desk", async page =>
    {
        var address = await page.Locator("[data-key^='g ']").First.GetAttributeAsync("href");
        var key = await page.Locator("[data-key^='g ']").First.GetAttributeAsync("data-key");
        await page.Locator("main").FocusAsync();
        await page.Keyboard.PressAsync("g");
        var goes = page.WaitForRequestAsync(request => request.Url.Contains(address!));
        await page.Keyboard.PressAsync(key![2..]);
        await goes;
    });

    [Fact]
    public Task A_draft_is_there_after_the_page_was_left() => town.Open("/style/desk", async page =>
    {
        await page.Locator("#reply").FillAsync("We are on our way");
        await page.WaitForFunctionAsync("() => Object.keys(localStorage).some(key => key.startsWith('draft:'))");
        await page.GotoAsync("/style");
        await page.GotoAsync("/style/desk");
        await Expect(page.Locator("#reply")).ToHaveValueAsync("We are on our way");
    });

    [Fact]
    public Task Live_news_are_counted_and_the_list_stays() => town.Open("/style", async page =>
    {
        await page.RouteAsync("**/desk/live*", route => route.FulfillAsync(new()
        {
            ContentType = "text/event-stream",
            Body = "retry: 600000\n\nid: 7\nevent: request.opened\ndata: {}\n\nid: 8\nevent: message.received\ndata: {}\n\nid: 9\nevent: request.opened\ndata: {\"mine\":true}\n\n",
        }));
        await page.GotoAsync("/style/desk");
        await Expect(page.Locator("[data-new] a")).ToHaveTextAsync("2 new. Show them");
        await Expect(page).ToHaveTitleAsync(new System.Text.RegularExpressions.Regex(@"^\(2\) "));
        await Expect(page.Locator("[data-row]")).ToHaveCountAsync(14);
    });
}
