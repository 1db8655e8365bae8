using AngleSharp.Dom;
using Townline.Faces.Shared.Fields;
using Townline.Tests.Support;

namespace Townline.Tests.Faces.Shared.Fields;

public class FieldTests
{
    [Fact]
    public void A_field_is_described_by_whatever_stands_beside_it()
    {
        var field = new Field("q.depth", FieldKind.Textarea, "How deep?");
        Assert.Null(field.DescribedBy);
        Assert.Equal("q_depth-hint q_depth-limit q_depth-error", (field with { Hint = "In inches", MaxLength = 10, Error = "Say how deep" }).DescribedBy);
    }

    [Fact]
    public async Task Every_complaint_links_to_a_control_in_the_order_of_the_page()
    {
        await using var storage = await TestStorage.Empty(Engine.SQLite);
        await using var town = await TestTown.Start(storage);
        using var visitor = town.Visitor();
        var page = (await visitor.Get("/style?errors=yes")).Document;

        var links = page.QuerySelectorAll(".govuk-error-summary__list a").ToList();
        Assert.Equal(["#s_text", "#s_date", "#s_depth", "#s_place"], links.Select(link => link.GetAttribute("href")));
        Assert.All(links, link => Assert.Equal("INPUT", page.QuerySelector(link.GetAttribute("href")!)!.TagName));
        Assert.StartsWith("Error: ", page.Title);
    }

    [Theory]
    [InlineData("en", "month day year")]
    [InlineData("es", "day month year")]
    public async Task A_date_is_asked_in_the_order_of_the_language(string language, string expected)
    {
        await using var storage = await TestStorage.Empty(Engine.SQLite);
        await using var town = await TestTown.Start(storage);
        using var visitor = town.Visitor().Speaking(language);
        var page = (await visitor.Get("/style")).Document;

        var boxes = page.QuerySelectorAll("input[name^='s.date.']").Select(box => box.GetAttribute("name")!["s.date.".Length..]);
        Assert.Equal(expected, string.Join(' ', boxes));
    }

    [Fact]
    public async Task Every_control_has_a_label_and_every_description_exists()
    {
        await using var storage = await TestStorage.Empty(Engine.SQLite);
        await using var town = await TestTown.Start(storage);
        using var visitor = town.Visitor();
        var page = (await visitor.Get("/style?errors=yes")).Document;

        foreach (var control in page.QuerySelectorAll("input:not([type=hidden]), select, textarea"))
            Assert.True(page.QuerySelector($"label[for='{control.Id}']") is not null, $"{control.OuterHtml} has no label");
        foreach (var id in page.QuerySelectorAll("[aria-describedby]").SelectMany(one => one.GetAttribute("aria-describedby")!.Split(' ')))
            Assert.True(page.GetElementById(id) is not null, $"{id} describes something but is not there");
        Assert.Empty(page.All.Where(one => !string.IsNullOrEmpty(one.Id)).GroupBy(one => one.Id).Where(same => same.Count() > 1).Select(same => same.Key));
    }
}
