using System.Globalization;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Townline.BrowserTests.Faces.Shared;

/// <summary>What the portal's scripts do, tried as a resident would.</summary>
public class PortalScriptTests(StyleTown town) : IClassFixture<StyleTown>
{
    [Fact]
    public Task A_place_is_found_by_address_and_moved_with_the_arrow_keys() => town.Open("/style", async page =>
    {
        await page.Locator("#s_place").FillAsync("Mill Street");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = "14 Mill Street" }).ClickAsync();
        await Expect(page.Locator("#s_place")).ToHaveValueAsync("14 Mill Street");
        var before = await Latitude(page);
        Assert.Equal(41.503, before, 3);

        await page.Locator(".tl-pin--pick").FocusAsync();
        await page.Keyboard.PressAsync("ArrowUp");
        Assert.True(await Latitude(page) > before, "up is north");
    });

    [Fact]
    public Task A_press_on_the_map_sets_the_pin() => town.Open("/style", async page =>
    {
        await page.Locator("[data-pick=yes]").ClickAsync();
        await Expect(page.Locator(".tl-pin--pick")).ToBeVisibleAsync();
        Assert.InRange(await Latitude(page), 41.455, 41.545);
    });

    [Fact]
    public Task Requests_close_together_are_one_mark_until_one_looks_closer() => town.Open("/style", async page =>
    {
        var groups = page.Locator("[data-requests^='/'] .tl-group");
        await Expect(groups.First).ToBeVisibleAsync();
        var before = await page.Locator("[data-requests^='/'] .tl-pin").CountAsync();
        await groups.First.PressAsync("Enter");
        await page.WaitForFunctionAsync($"() => document.querySelectorAll('[data-requests^='/'] .tl-pin').length !== {before}");

        await page.Locator("[data-requests^='/'] .tl-pin").First.PressAsync("Enter");
        await Expect(page.Locator(".leaflet-popup a")).ToHaveAttributeAsync("href", new System.Text.RegularExpressions.Regex(@"^/requests/\d+$"));
    });

    [Fact]
    public Task A_large_picture_is_made_smaller_before_it_is_sent() => town.Open("/style", async page =>
    {
        await page.EvaluateAsync(
            """
            async () => {
                const canvas = Object.assign(document.createElement("canvas"), { width: 3200, height: 2400 });
                const pen = canvas.getContext("2d");
                const noise = pen.createImageData(3200, 2400);
                let random = 1;
                for (let i = 0; i < noise.data.length; i++) {
                    random ^= random << 13; random ^= random >>> 17; random ^= random << 5;
                    noise.data[i] = i % 4 === 3 ? 255 : random & 255;
                }
                pen.putImageData(noise, 0, 0);
                const blob = await new Promise(done => canvas.toBlob(done, "image/png"));
                const transfer = new DataTransfer();
                transfer.items.add(new File([blob], "street.png", { type: "image/png" }));
                const input = document.querySelector("#s_photo");
                input.files = transfer.files;
                input.dispatchEvent(new Event("change", { bubbles: true }));
            }
            """);
        await Expect(page.Locator(".tl-photos figcaption")).ToHaveTextAsync("street.jpg");
        var size = await page.EvaluateAsync<int[]>("async () => { const picture = await createImageBitmap(document.querySelector('#s_photo').files[0]); return [picture.width, picture.height]; }");
        Assert.Equal([2560, 1920], size);
    });

    [Fact]
    public Task A_form_pressed_twice_is_sent_once() => town.Open("/style", async page =>
    {
        await page.RouteAsync("**/style", route => route.FulfillAsync(new() { Status = 204 }));
        var sent = await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).EvaluateAsync<int>(
            """
            button => {
                let sent = 0;
                addEventListener("submit", event => { if (!event.defaultPrevented) sent++; });
                button.click();
                button.click();
                button.form.requestSubmit();
                return sent;
            }
            """);
        Assert.Equal(1, sent);
    });

    [Fact]
    public Task A_complaint_leads_into_its_field() => town.Open("/style?errors=yes", async page =>
    {
        await Expect(page.Locator(".govuk-error-summary")).ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "There is no such day" }).ClickAsync();
        await Expect(page.Locator("#s_date")).ToBeFocusedAsync();
    });

    private static async Task<double> Latitude(IPage page) => double.Parse(await page.Locator("#s_place-lat").InputValueAsync(), CultureInfo.InvariantCulture);
}
