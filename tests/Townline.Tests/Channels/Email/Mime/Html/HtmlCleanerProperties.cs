using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using FsCheck;
using FsCheck.Fluent;
using Townline.Channels.Email.Mime.Html;

namespace Townline.Tests.Channels.Email.Mime.Html;

public class HtmlCleanerProperties
{
    private static readonly string[] Pieces =
    [
        "<", ">", "/", "\"", "'", "=", "<p ", "<a href=", "javascript:", "java&#x09;script:", "https://a.example", "<img src=", "onerror=alert(1)", "<script>", "</script>", "<style>", "</style>", "<svg>", "<math>", "<mtext>", "<table>", "<td>", "<mglyph>",
        "<title>", "</title>", "<noscript>", "<template>", "<form>", "<!--", "-->", "<![CDATA[", "]]>", "&lt;", "&quot;", "\0", "`", "cid:lamp", "<b>", "</b>", "text", " ", "<textarea>", "<xmp>", "<iframe srcdoc=", "style=", "<plaintext>", "<select>", "<o:p>", "<frameset>",
        "<blockquote type=cite>", "</blockquote>", "<div class=gmail_attr>", "</div>", "<div style='border-top:solid'>", "From: a@b Sent: x", "<h1>", "</h1>", "<main>", "<li>", "<details>", "<summary>", "class=tl-mail",
    ];

    /// <summary>Looked at with the parser of a browser, as it will be.</summary>
    [Fact]
    public void Whatever_comes_in_nothing_that_acts_comes_out() =>
        Prop.ForAll(Gen.Elements(Pieces).ArrayOf(30).Select(string.Concat).ToArbitrary(), html =>
        {
            var clean = HtmlCleaner.Clean(html, id => $"/files/{id.Length}", quotedLabel: "before");
            using var document = new HtmlParser().ParseDocument($"<body><div id=\"out\">{clean.Html}</div>");
            return document.All.Where(element => element.LocalName is not ("html" or "head" or "body") && element.Id != "out").All(element =>
                (IsOurs(element) || AllowList.Elements.Contains(element.LocalName))
                && document.GetElementById("out")!.Contains(element)
                && element.GetAttribute("class") is null or AllowList.HeadingClass or HtmlCleaner.QuotedClass
                && element.Attributes.All(attribute => attribute.Name is "class" or "href" or "src" or "alt" or "title" or "rel" or "target" or "referrerpolicy" or "loading" or "dir" or "lang" or "align" or "width" or "height" or "colspan" or "rowspan" or "scope" or "start" or "span")
                && (element.GetAttribute("href") is not { } href || AllowList.IsLink(href))
                && (element.GetAttribute("src") is not { } source || source.StartsWith("/files/", StringComparison.Ordinal)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3_000));

    /// <summary>An item within an item, or a link within a link, would end the boxes between them, and their end tags the box of the page around the mail.</summary>
    [Theory]
    [InlineData("<li><table><h1>one<li>two</h1></table>three")]
    [InlineData("<li><div>one<form><li>two</form></div>three")]
    [InlineData("<dl><dd><div>one<fieldset><dt>two</fieldset></div>three</dl>")]
    [InlineData("<li><div><b>one<table><li>two</table></b></div>three")]
    [InlineData("<a href=https://a.example><div>one<table><h1>two<a href=https://b.example></h1></table></div>three</a>")]
    [InlineData("<ul><li>one<ul><li>two</ul></ul>three")]
    public void Nothing_ends_the_box_around_the_mail(string html, string words = "one,two,three")
    {
        using var document = new HtmlParser().ParseDocument($"<body><div id=\"out\">{HtmlCleaner.Clean(html, _ => null).Html}</div>");

        Assert.Equal(words, string.Join(',', document.GetElementById("out")!.Descendants<IText>().Select(text => text.Data)));
        Assert.Equal(words, string.Join(',', document.Body!.Descendants<IText>().Select(text => text.Data)));
    }

    private static bool IsOurs(IElement element) => element.LocalName == "summary" ? element.ParentElement?.LocalName == "details" : element.LocalName == "details" && element.ClassName == HtmlCleaner.QuotedClass;
}
