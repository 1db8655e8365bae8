using System.Diagnostics;
using Townline.Channels.Email.Mime.Html;

namespace Townline.Tests.Channels.Email.Mime.Html;

public class HtmlCleanerTests
{
    private static CleanHtml Clean(string html, bool showRemote = false) => HtmlCleaner.Clean(html, id => id == "lamp@x" ? "/files/7" : null, showRemote);

    [Theory]
    [InlineData("<p>one <b>two</b></p>", "<p>one <b>two</b></p>")]
    [InlineData("one<script>alert(1)</script>two", "onetwo")]
    [InlineData("<style>p { color: red }</style><p style=\"position:fixed\" class=x id=y onclick=\"z()\">one</p>", "<p>one</p>")]
    [InlineData("<form action=\"https://bad.example\"><input name=a value=b>one<button>two</button></form>", "onetwo")]
    [InlineData("<iframe src=\"https://bad.example\">x</iframe><object data=x>y</object><embed src=x>one", "one")]
    [InlineData("<svg><script>alert(1)</script></svg><math><mi>x</mi></math>one", "one")]
    [InlineData("<o:p>one</o:p><unknown>two</unknown>", "onetwo")]
    [InlineData("<td>one", "one")]
    [InlineData("<table><tr><td colspan=2 rowspan=x bgcolor=red>one</table>", "<table><tbody><tr><td colspan=\"2\">one</td></tr></tbody></table>")]
    [InlineData("<p dir=rtl lang=ar align=center title=\"a &quot;b&quot;\">x</p>", "<p dir=\"rtl\" lang=\"ar\" align=\"center\" title=\"a &quot;b&quot;\">x</p>")]
    [InlineData("1 &lt; 2 &amp; <b>3", "1 &lt; 2 &amp; <b>3</b>")]
    [InlineData("<!-- <script> --><![if mso]>one<![endif]>", "one")]
    [InlineData("<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">", "<p title=\"&lt;/noscript&gt;&lt;img src=x onerror=alert(1)&gt;\"></p>")]
    [InlineData("<base href=\"https://bad.example\"><meta http-equiv=refresh content=0>one", "one")]
    [InlineData("", "")]
    public void Only_what_is_on_the_list_is_shown(string html, string clean) => Assert.Equal(clean, Clean(html).Html);

    [Theory]
    [InlineData("https://town.example/a?b=c&d", true)]
    [InlineData("mailto:desk@town.example", true)]
    [InlineData("tel:+123", true)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("JaVa\tScript:alert(1)", false)]
    [InlineData(" javascript:alert(1)", false)]
    [InlineData("data:text/html,<script>alert(1)</script>", false)]
    [InlineData("vbscript:x", false)]
    [InlineData("/admin/delete", false)]
    [InlineData("#top", false)]
    public void Links_lead_only_where_links_may_lead(string address, bool isShown) => Assert.Equal(isShown, Clean($"<a href=\"{address}\">one</a>").Html.Contains("href", StringComparison.Ordinal));

    [Fact]
    public void A_link_says_nothing_of_where_it_stood() => Assert.Equal("<a href=\"https://town.example/\" rel=\"noopener noreferrer nofollow\" target=\"_blank\">one</a>", Clean("<a href=https://town.example/ target=_top>one</a>").Html);

    [Fact]
    public void Pictures_of_the_mail_are_shown_and_those_of_others_only_when_asked_for()
    {
        const string Html = "<img src=\"cid:lamp%40x\" width=100 onerror=x><img src=\"cid:none\" alt=\"none\"><img src=\"https://bad.example/pixel.gif\" alt=\"a dot\"><img src=\"//bad.example/b\"><img src=\"data:image/svg+xml,x\">";
        var clean = Clean(Html);
        Assert.Equal(("<img width=\"100\" src=\"/files/7\" alt=\"\" referrerpolicy=\"no-referrer\" loading=\"lazy\">nonea dot", 2), (clean.Html, clean.RemoteImages));
        Assert.Contains("src=\"https://bad.example/pixel.gif\"", Clean(Html, showRemote: true).Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<div>", 100_000, true)]
    [InlineData("<p><font color=#COUNT>x", 10_000, true)]
    [InlineData("<b><i><u>x", 10_000, true)]
    [InlineData("<table><tr><td>", 5_000, true)]
    [InlineData("</p></div>", 40_000, false)]
    [InlineData("<i></p>", 29_000, true)]
    [InlineData("<a><div>", 29_000, true)]
    [InlineData("<svg><foreignObject>", 20_000, true)]
    [InlineData("<table><b>x", 20_000, true)]
    [InlineData("<font a=#COUNT><p></font>", 10_000, false)]
    [InlineData("<math><mi>", 20_000, true)]
    [InlineData("<select><option>", 20_000, false)]
    [InlineData("<p a#COUNT b#COUNT c#COUNT>", 10_000, false)]
    [InlineData("<a href=\"https://town.example/#COUNT\">one</a> ", 5_000, false)]
    [InlineData("<p class=MsoNormal style='margin:0'><span lang=EN-US style='font-size:11.0pt'>A line of Word<o:p></o:p></span></p>\n", 500, false)]
    [InlineData("<p>x", 10_000, false)]
    [InlineData("<br>", 29_000, false)]
    [InlineData("<img alt=x>", 29_000, false)]
    [InlineData("<", 400_000, false)]
    [InlineData("&#x10FFFF;", 40_000, false)]
    public void Large_and_deep_html_costs_little(string piece, int times, bool isPlain)
    {
        var html = string.Concat(Enumerable.Range(0, times).Select(i => piece.Replace("#COUNT", i.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)));
        var clock = Stopwatch.StartNew();
        Assert.Equal(isPlain, Clean(html).IsPlain);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(2), $"took {clock.Elapsed}");
    }

    [Fact]
    public void End_tags_of_what_was_never_begun_do_not_walk_through_all_that_is_open() =>
        Assert.True(Clean("<svg>" + string.Concat(Enumerable.Repeat("<g>", 60_000)) + string.Concat(Enumerable.Repeat("</x>", 50_000))).IsPlain);

    [Fact]
    public void Formatting_that_every_paragraph_repeats_is_not_repeated_for_ever() =>
        Assert.True(Clean("<p>" + string.Concat(Enumerable.Range(0, 200).Select(i => $"<b id={i}>")) + "</p>" + string.Concat(Enumerable.Repeat("<p>x", 29_000))).IsPlain);

    [Fact]
    public void What_is_too_deep_is_shown_as_its_words() => Assert.Equal("<div>one &lt; two</div>", Clean(string.Concat(Enumerable.Repeat("<div>", 1_000)) + "one &lt; two").Html);
}
