using Townline.Channels.Email.Mime.Body;

namespace Townline.Tests.Channels.Email.Mime.Body;

public class HtmlTextTests
{
    [Fact]
    public void What_is_only_indented_is_no_quotation() => Assert.Equal(
        "One\nTwo\n> Old\nThree",
        HtmlText.Of("<div>One</div><blockquote style=\"margin:0 0 0 40px;border:none;padding:0px\">Two<blockquote class=\"gmail_quote\">Old</blockquote></blockquote><div>Three</div>").Trim());

    [Theory]
    [InlineData("<p>one</p><p>two</p>", "one\n\ntwo")]
    [InlineData("<div>one</div><div>two</div>", "one\ntwo")]
    [InlineData("one<br>two<br/><br />three", "one\ntwo\n\nthree")]
    [InlineData("<div>one<br></div><div>two</div>", "one\ntwo")]
    [InlineData("  one \r\n two&nbsp;three  ", "one two three")]
    [InlineData("Stra&szlig;e &amp; &lt;b&gt; &#8364;5", "Straße & <b> €5")]
    [InlineData("<script>alert(1)</script>one<style>p { }</style>", "one")]
    [InlineData("<html><head><title>x</title></head><body>one</body></html>", "one")]
    [InlineData("one<!-- two -->three", "onethree")]
    [InlineData("<blockquote>one<blockquote>two</blockquote></blockquote>three", "> one\n> > two\nthree")]
    [InlineData("<ul><li>one</li><li>two</li></ul>", "- one\n- two")]
    [InlineData("<table><tr><td>one</td><td>two</td></tr><tr><td>three</td></tr></table>", "one two\nthree")]
    [InlineData("<pre>one\n  two</pre>", "one\n  two")]
    [InlineData("1 < 2 and 3 > 2", "1 < 2 and 3 > 2")]
    [InlineData("<a href=\"x>y\">one</a>", "one")]
    [InlineData("<a href=\"never closed>one", "one")]
    [InlineData("<style>never closed", "")]
    [InlineData("one <", "one <")]
    [InlineData("", "")]
    public void The_words_of_html_keep_their_lines(string html, string text) => Assert.Equal(text, HtmlText.Of(html));
}
