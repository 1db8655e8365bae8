using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Townline.Tests.Support;

/// <summary>
/// A form as the page brought it, hidden fields and all (so also the antiforgery token). Only fields that the form has can
/// be filled in, as in a browser.
/// </summary>
internal sealed class WebForm
{
    private readonly Visitor _visitor;
    private readonly WebPage _page;
    private readonly IHtmlFormElement _form;
    private readonly List<(string Name, string Value)> _values = [];
    private readonly List<(string Name, string FileName, byte[] Content, string MediaType)> _files = [];

    public WebForm(Visitor visitor, WebPage page, IHtmlFormElement form)
    {
        (_visitor, _page, _form) = (visitor, page, form);
        foreach (var field in form.QuerySelectorAll("[name]:not([disabled])"))
        {
            _values.AddRange(Initial(field).Select(value => (field.GetAttribute("name")!, value)));
        }
    }

    /// <summary>Fills in a field; a box with several choices takes several values.</summary>
    public WebForm Set(string name, params string[] values)
    {
        var fields = Fields(name);
        foreach (var value in values)
        {
            var offered = fields.All(field => !IsChoice(field)) || fields.Any(field => Offers(field, value));
            Assert.True(offered, $"{_page.Address}: the field {name} does not offer \"{value}\".");
        }

        _values.RemoveAll(field => field.Name == name);
        _values.AddRange(values.Select(value => (name, value)));
        return this;
    }

    /// <summary>Chooses a file.</summary>
    public WebForm Attach(string name, string fileName, byte[] content, string mediaType = "image/jpeg")
    {
        Fields(name);
        _files.Add((name, fileName, content, mediaType));
        return this;
    }

    /// <summary>Presses a button of the form.</summary>
    /// <param name="button">Its words; the first one when left out.</param>
    public Task<WebPage> Submit(string? button = null) => _visitor.Send(Request(button));

    /// <summary>The request that pressing the button sends, to send it twice or to change it.</summary>
    public HttpRequestMessage Request(string? button = null)
    {
        var buttons = _form.QuerySelectorAll("button:not([type=button]), input[type=submit]");
        var pressed = button is null ? buttons.FirstOrDefault() : buttons.FirstOrDefault(each => WebPage.Squeeze(each.GetAttribute("value") is { } v && each is IHtmlInputElement ? v : each.Text()) == button);
        Assert.True(button is null || pressed is not null, $"{_page.Address} has no button \"{button}\".");
        var values = _values.ToList();
        if (pressed?.GetAttribute("name") is { } name)
        {
            values.Add((name, pressed.GetAttribute("value") ?? ""));
        }

        var action = _page.Absolute(pressed?.GetAttribute("formaction") ?? _form.GetAttribute("action") ?? _page.Address);
        return _form.GetAttribute("method")?.ToUpperInvariant() == "POST"
            ? new HttpRequestMessage(HttpMethod.Post, action) { Content = Body(values) }
            : new HttpRequestMessage(HttpMethod.Get, new UriBuilder(action) { Query = Encode(values).ReadAsStringAsync().Result }.Uri);
    }

    private HttpContent Body(List<(string Name, string Value)> values)
    {
        if (_form.GetAttribute("enctype") != "multipart/form-data")
        {
            Assert.True(_files.Count == 0, $"{_page.Address}: this form cannot carry a file, it lacks enctype=\"multipart/form-data\".");
            return Encode(values);
        }

        var body = new MultipartFormDataContent();
        foreach (var (name, value) in values)
        {
            body.Add(new StringContent(value), name);
        }

        foreach (var (name, fileName, content, mediaType) in _files)
        {
            var part = new ByteArrayContent(content);
            part.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
            body.Add(part, name, fileName);
        }

        return body;
    }

    private List<IElement> Fields(string name)
    {
        var fields = _form.QuerySelectorAll("[name]").Where(field => field.GetAttribute("name") == name).ToList();
        Assert.True(fields.Count > 0, $"{_page.Address}: the form has no field {name}, but {string.Join(", ", _form.QuerySelectorAll("[name]").Select(field => field.GetAttribute("name")).Distinct())}.");
        return fields;
    }

    private static FormUrlEncodedContent Encode(List<(string Name, string Value)> values) =>
        new(values.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    private static IEnumerable<string> Initial(IElement field) => field switch
    {
        IHtmlInputElement { Type: "checkbox" or "radio" } box => box.IsChecked ? [box.Value] : [],
        IHtmlInputElement { Type: "submit" or "button" or "image" or "file" or "reset" } => [],
        IHtmlInputElement input => [input.Value],
        IHtmlTextAreaElement area => [area.Value],
        IHtmlSelectElement select => select.Options.Where(option => option.IsSelected).Select(option => option.Value),
        _ => [],
    };

    private static bool IsChoice(IElement field) => field is IHtmlSelectElement or IHtmlInputElement { Type: "checkbox" or "radio" };

    private static bool Offers(IElement field, string value) => field switch
    {
        IHtmlSelectElement select => select.Options.Any(option => option.Value == value),
        IHtmlInputElement input => input.Value == value,
        _ => false,
    };
}
