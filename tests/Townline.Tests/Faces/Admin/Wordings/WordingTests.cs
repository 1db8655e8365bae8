using System.Net;
using Townline.Tests.Faces.Admin.Catalogue;
using Townline.Tests.Support;

namespace Townline.Tests.Faces.Admin.Wordings;

public class WordingTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task A_sentence_is_found_put_in_the_towns_words_and_put_back(Engine engine)
    {
        var town = await towns.Fresh(engine);
        using var admin = await town.Admin();
        using var resident = town.Visitor();

        var found = await (await admin.Get("/admin/wording")).Form("main form[role=search]").Set("q", "what do you need").Submit();
        var edit = await found.Follow("What do you need?");
        await edit.Editing().Set("Text[en]", "How can we help?").Set("Text[es]", "¿Cómo le ayudamos?").Submit("Save");

        Assert.Equal("How can we help?", (await resident.Get("/")).Heading);
        Assert.Equal("¿Cómo le ayudamos?", (await town.Visitor().Speaking("es").Get("/")).Heading);
        Assert.Contains("How can we help?", (await admin.Get("/admin/wording?own=yes")).Text);
        Assert.Contains("How can we help?", (await admin.Get("/admin/audit?kind=wording.")).Text);

        var reset = await (await found.Follow("What do you need?")).Editing().Submit("Back to our words English");
        Assert.Empty(reset.Errors);
        Assert.Equal("What do you need?", (await resident.Get("/")).Heading);
        Assert.Equal("¿Cómo le ayudamos?", (await town.Visitor().Speaking("es").Get("/")).Heading);
    }

    [BothEngines]
    public async Task Placeholders_are_kept(Engine engine)
    {
        var town = await towns.On(engine);
        using var admin = await town.Admin();
        foreach (var (text, sentence) in new[]
        {
            ("soon", "Keep {0}: something is filled in there that people need."), ("{0} {1}", "Our text has no {1}, so nothing would stand there. Take it out."),
            ("{0", "Braces come in pairs, around a number: copy them from our text."), ("{0:# one|# many}", "{0} is no number here, so it has no singular and plural. Write it as in our text."),
        })
        {
            var refused = await (await admin.Get("/admin/wording/time.due-in")).Editing().Set("Text[en]", text).Submit("Save");
            Assert.Equal([sentence], refused.Errors);
            Assert.Equal(text, refused.One("[name='Text[en]']").TextContent.Trim());
        }
    }

    [BothEngines]
    public async Task Somebody_elses_words_are_shown_before_they_are_overwritten(Engine engine)
    {
        var town = await towns.Fresh(engine);
        using var first = await town.Admin();
        using var second = await town.Admin();
        var opened = await second.Get("/admin/wording/sign-in.title");
        await (await first.Get("/admin/wording/sign-in.title")).Editing().Set("Text[en]", "Come in").Submit("Save");

        var late = await opened.Editing().Set("Text[en]", "Enter").Submit("Save");
        Assert.Contains("“Come in”", late.Errors.Single());
        await late.Editing().Submit("Save");
        Assert.Equal("Enter", (await town.Visitor().Get("/sign-in")).Heading);
    }

    [BothEngines]
    public async Task Patterns_for_dates_are_not_words(Engine engine)
    {
        var town = await towns.On(engine);
        using var admin = await town.Admin();
        Assert.Equal(HttpStatusCode.NotFound, (await admin.Get("/admin/wording/format.date")).Status);
        Assert.DoesNotContain("format.date", (await admin.Get("/admin/wording?q=format.")).Text);
    }
}
