using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Townline.BrowserTests.Support;
using Townline.Tests.Support;

namespace Townline.BrowserTests.Faces.Pages;

/// <summary>What holds for every page of every face.</summary>
[Collection(InTheDemoTown.Name)]
public partial class PageTests(DemoTown town)
{
    public static TheoryData<string> Walks() => [.. Walk.All.Select(walk => walk.Name)];

    [Theory]
    [MemberData(nameof(Walks))]
    public Task Every_page_is_accessible_and_fits_in_English(string walk) => Go(walk, "en", Look, OnAPhone, ZoomedIn);

    /// <summary>What staff see differs from the English in its words alone, so that nothing new can be wrong but their length.</summary>
    [Theory]
    [MemberData(nameof(Walks))]
    public Task Every_page_fits_in_Spanish_and_those_of_residents_are_accessible(string walk) =>
        Go(walk, "es", Walk.All.Single(one => one.Name == walk).Who is null ? Look : page => page.ShouldFitTheWindow(), OnAPhone);

    [Theory]
    [MemberData(nameof(Walks))]
    public Task Every_page_is_mirrored_where_one_reads_from_right_to_left(string walk) => Go(walk, "qps-plocm", page => page.ShouldReadFromTheRight(), page => page.ShouldFitTheWindow(), OnAPhone);

    [Theory]
    [InlineData("desk")]
    [InlineData("answering")]
    [InlineData("mail")]
    [InlineData("admin")]
    [InlineData("crew")]
    public Task Pages_of_staff_are_readable_in_the_dark(string walk) => Go(walk, "en", async page =>
    {
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark, ReducedMotion = ReducedMotion.Reduce });
        await page.ShouldBeAccessible();
    });

    [Fact]
    public void Every_page_has_its_visit()
    {
        var faces = Repository.Combine("src", "Townline", "Faces");
        var routes = Directory.EnumerateFiles(faces, "*.cshtml", SearchOption.AllDirectories)
            .Where(file => !file.StartsWith(Path.Combine(faces, "Style"), StringComparison.Ordinal))
            .Select(file => PageLine().Match(File.ReadAllText(file))).Where(match => match.Success).Select(match => match.Groups[1].Value);
        var visited = Walk.All.SelectMany(walk => walk.Stops).Select(stop => stop.Route).ToHashSet();
        Assert.DoesNotContain(routes, route => !visited.Contains(route));
    }

    private Task Go(string name, string language, params Func<IPage, Task>[] checks) =>
        Visit.Make(town.Address, Screen.Desktop, page => Walk.All.Single(walk => walk.Name == name).Go(page, language, checks), test: $"{name} {language}");

    private static async Task Look(IPage page)
    {
        await page.ShouldBeAccessible();
        await page.ShouldFitTheWindow();
    }

    private static Task OnAPhone(IPage page) => In(page, Screen.Phone);

    /// <summary>A desktop at 400 %: what is left of it, in CSS pixels.</summary>
    private static Task ZoomedIn(IPage page) => In(page, new Screen(Screen.Desktop.Width / 4, Screen.Desktop.Height / 4));

    private static async Task In(IPage page, Screen screen)
    {
        await page.SetViewportSizeAsync(screen.Width, screen.Height);
        await page.ShouldFitTheWindow();
        await page.SetViewportSizeAsync(Screen.Desktop.Width, Screen.Desktop.Height);
    }

    [GeneratedRegex("""^@page "([^"]+)" *\r?$""", RegexOptions.Multiline)]
    private static partial Regex PageLine();
}
