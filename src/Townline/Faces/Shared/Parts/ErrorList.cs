using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Townline.Faces.Shared.Fields;

namespace Townline.Faces.Shared.Parts;

/// <summary>
/// Complaints in the order of their fields on the page. The summary stands above the fields, but a page is written out only
/// when all of it has been run, so the order is looked up then.
/// </summary>
internal sealed class ErrorList(ModelStateDictionary state, FieldOrder order) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        foreach (var (name, entry) in state.Where(entry => entry.Value is { Errors.Count: > 0 }).OrderBy(entry => order.PlaceOf(entry.Key)))
            foreach (var error in entry!.Errors)
                Item(name, error.ErrorMessage).WriteTo(writer, encoder);
    }

    /// <summary>A link to the field; plain text when the complaint belongs to none.</summary>
    private static TagBuilder Item(string name, string message)
    {
        var item = new TagBuilder("li");
        if (name == "")
        {
            item.InnerHtml.Append(message);
            return item;
        }
        var link = new TagBuilder("a");
        link.Attributes["href"] = "#" + Field.IdOf(name);
        link.InnerHtml.Append(message);
        item.InnerHtml.AppendHtml(link);
        return item;
    }
}
