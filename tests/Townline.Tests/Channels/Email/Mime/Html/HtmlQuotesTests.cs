using Townline.Channels.Email.Mime.Html;

namespace Townline.Tests.Channels.Email.Mime.Html;

public class HtmlQuotesTests
{
    private const string Open = "<details class=\"tl-mail__quoted\"><summary>before</summary>";

    private static string Clean(string html, string? label = "before") => HtmlCleaner.Clean(html, _ => null, quotedLabel: label).Html;

    [Theory]
    [InlineData("<p>new</p><blockquote type=\"cite\">old</blockquote>", "<p>new</p>[<blockquote>old</blockquote>]")]
    [InlineData("<div>new</div><div class=\"gmail_quote gmail_quote_container\"><div dir=ltr class=\"gmail_attr\">On Monday, Tom wrote:<br></div><blockquote class=\"gmail_quote\">old</blockquote></div>", "<div>new</div><div>[<div dir=\"ltr\">On Monday, Tom wrote:<br></div><blockquote>old</blockquote>]</div>")]
    [InlineData("new<div class=\"moz-cite-prefix\">Am Montag schrieb Tom:</div>\n<blockquote type=cite cite=\"mid:1@x\">old</blockquote>and more", "new[<div>Am Montag schrieb Tom:</div>\n<blockquote>old</blockquote>]and more")]
    [InlineData("new<div class=\"yahoo_quoted\"><div>old</div></div>", "new[<div><div>old</div></div>]")]
    [InlineData("<div>new</div><div id=\"appendonsend\"></div><hr><div id=\"divRplyFwdMsg\"><b>From:</b> x</div><div>old</div>", "<div>new</div>[<div></div><hr><div><b>From:</b> x</div><div>old</div>]")]
    [InlineData("<div>new<div><div style='border:none; border-top: solid #E1E1E1 1.0pt'><p><b>From:</b> Town &lt;desk@town.example&gt;<br><b>Sent:</b> Monday<br><b>To:</b> Rosa<br><b>Subject:</b> Lamp</p></div></div><p>old</p></div>", "<div>new[<div><div><p><b>From:</b> Town &lt;desk@town.example&gt;<br><b>Sent:</b> Monday<br><b>To:</b> Rosa<br><b>Subject:</b> Lamp</p></div></div><p>old</p>]</div>")]
    public void What_was_written_before_is_folded(string html, string clean) => Assert.Equal(clean.Replace("[", Open, StringComparison.Ordinal).Replace("]", "</details>", StringComparison.Ordinal), Clean(html));

    [Fact]
    public void Answers_between_two_quotations_stay_between_them() => Assert.Equal(
        $"{Open}<blockquote>Is it dark?</blockquote></details><p>Yes.</p>{Open}<blockquote>Since when?</blockquote></details><p>Monday.</p>",
        Clean("<blockquote type=cite>Is it dark?</blockquote><p>Yes.</p><blockquote type=cite>Since when?</blockquote><p>Monday.</p>"));

    [Theory]
    [InlineData("<blockquote>Set in by the writer</blockquote>and more")]
    [InlineData("<blockquote type=cite>Nothing but this</blockquote>")]
    [InlineData("  <br><div id=\"divRplyFwdMsg\">Nothing but this</div>")]
    [InlineData("new<div class=gmail_attr>---------- Forwarded message ---------</div><div>forwarded</div>")]
    [InlineData("new<div style=\"border-top:solid\">A line above my name</div>and more")]
    public void What_only_looks_so_is_not(string html) => Assert.DoesNotContain("<details", Clean(html), StringComparison.Ordinal);

    [Fact]
    public void Nothing_is_folded_where_nothing_is_to_be() => Assert.Equal("new<blockquote>old</blockquote>", Clean("new<blockquote type=cite>old</blockquote>", label: null));

    [Fact]
    public void The_label_is_text() => Assert.Contains("<summary>a &lt; b</summary>", Clean("new<blockquote type=cite>old</blockquote>", "a < b"), StringComparison.Ordinal);

    [Fact]
    public void Parts_of_a_page_are_boxes_so_that_the_page_around_keeps_its_own() => Assert.Equal(
        "<div><div class=\"tl-mail__heading\">Lamp</div></div><div>by Rosa</div>",
        Clean("<main class=x><h1 class=x>Lamp</h1></main><footer>by Rosa</footer>"));

    [Fact]
    public void Many_marks_cost_little()
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        Clean("x" + string.Concat(Enumerable.Repeat("<div style=border-top:solid><div>", 120)) + string.Concat(Enumerable.Repeat("<div style='border-top:solid'><p>From: x</p></div><div class=gmail_attr></div><br>", 7_000)));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(2), $"took {clock.Elapsed}");
    }
}
