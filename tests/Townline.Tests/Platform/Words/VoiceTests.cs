using Microsoft.AspNetCore.Html;
using Townline.Platform.Words;

namespace Townline.Tests.Platform.Words;

public class VoiceTests
{
    [Fact]
    public void Numbers_are_grouped_as_the_language_does()
    {
        Assert.Equal("12,345", Speaking.In("en").Number(12345));
        Assert.Equal("12.345", Speaking.In("es").Number(12345));
        Assert.Equal("overdue by 1,200 days", Speaking.In("en")["time.overdue", Speaking.In("en")["time.days", 1200]]);
        Assert.Equal("12%", Speaking.In("en").Percent(0.123));
        Assert.Equal("2,50", Speaking.In("es").Number(2.5, 2));
    }

    [Fact]
    public void A_missing_text_stops_a_developer() => Assert.Throws<MissingWordsException>(() => Speaking.In("en")["no.such.key"]);

    [Fact]
    public void A_missing_text_never_stops_a_resident() => Assert.Equal("no.such.key", Speaking.In("es", "Production")["no.such.key"]);

    [Fact]
    public void Html_keeps_only_the_markup_of_its_arguments()
    {
        var words = Speaking.In("en", wording: (_, key) => key == "time.due-in" ? Phrase.Parse("<b>due</b> {0}") : null);
        Assert.Equal("&lt;b&gt;due&lt;/b&gt; &lt;i&gt;", Html(words.Html("time.due-in", "<i>")));
        Assert.Equal("&lt;b&gt;due&lt;/b&gt; <a>x</a>", Html(words.Html("time.due-in", new HtmlString("<a>x</a>"))));
    }

    [Fact]
    public void The_town_s_own_wording_comes_first() =>
        Assert.Equal("by 3 h", Speaking.In("en", wording: (language, key) => (language, key) == ("en", "time.due-in") ? Phrase.Parse("by {0}") : null)["time.due-in", "3 h"]);

    [Fact]
    public void The_pseudo_language_is_bracketed_strange_and_right_to_left()
    {
        var words = Speaking.In("en").In(LanguageTag.Pseudo);
        Assert.Equal("[övérdûé bý 3 h ~~~]", words["time.overdue", "3 h"]);
        Assert.Equal("rtl", words.Direction);
        Assert.Equal("dddd d MMMM yyyy", words["format.date"]);
    }

    [Fact]
    public void A_text_of_the_town_is_shown_in_the_nearest_language()
    {
        var text = LocalText.Of(("en", "Pothole"), ("es", "Bache"));
        Assert.Equal("Bache", Speaking.In("es").Of(text));
        Assert.Equal("Pothole", Speaking.In(LanguageTag.Pseudo).Of(text));
        Assert.Equal("", Speaking.In("en").Of(null));
    }

    [Fact]
    public void Another_person_s_language_is_one_the_town_offers()
    {
        Assert.Equal("es", Speaking.In("en").In("es-MX").Language);
        Assert.Equal("en", Speaking.In("es").In("fr").Language);
        Assert.Equal("en", Speaking.In("es").In(null).Language);
    }

    private static string Html(IHtmlContent content) => content.ToString()!;
}
