using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Townline.Tests.Support;

/// <summary>A page as it came, and what its visitor can do with it.</summary>
internal sealed class WebPage(Visitor visitor, HttpResponseMessage response, string html, IHtmlDocument document)
{
    public HttpStatusCode Status => response.StatusCode;

    /// <summary>Where the visitor ended up: path and query.</summary>
    public string Address => response.RequestMessage!.RequestUri!.PathAndQuery;

    public HttpResponseMessage Response => response;

    public string Html => html;

    public IHtmlDocument Document => document;

    /// <summary>The main heading.</summary>
    public string Heading => One("h1").Text().Trim();

    /// <summary>All visible words, runs of white space as one blank.</summary>
    public string Text => Squeeze(document.Body?.Text() ?? html);

    /// <summary>The messages in the error summary, and none on a page without one.</summary>
    public IReadOnlyList<string> Errors => [.. document.QuerySelectorAll(".govuk-error-summary__list li").Select(item => Squeeze(item.Text()))];

    /// <summary>The only element that matches, or a failed test that shows the page.</summary>
    public IElement One(string selector)
    {
        var found = document.QuerySelectorAll(selector);
        Assert.True(found.Length == 1, $"{Address} ({(int)Status}) has {found.Length} elements \"{selector}\", expected 1:\n{html}");
        return found[0];
    }

    /// <summary>Follows the first link with these words.</summary>
    public Task<WebPage> Follow(string words)
    {
        var link = document.QuerySelectorAll<IHtmlAnchorElement>("a[href]").FirstOrDefault(link => Squeeze(link.Text()) == words);
        Assert.True(link is not null, $"{Address} ({(int)Status}) has no link \"{words}\":\n{html}");
        return visitor.Get(Absolute(link.GetAttribute("href")!));
    }

    /// <summary>The form that matches, filled in as the page came; the only one that posts when left out (but for one that only a script shows).</summary>
    public WebForm Form(string selector = "form[method=post]:not([data-passkey])") => new(visitor, this, (IHtmlFormElement)One(selector));

    internal string Absolute(string address) => new Uri(response.RequestMessage!.RequestUri!, address).ToString();

    internal static string Squeeze(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
