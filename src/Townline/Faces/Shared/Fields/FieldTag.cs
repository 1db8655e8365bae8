using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Townline.Faces.Shared.Fields;

/// <summary>
/// <c>&lt;tl-field for="Email" kind="Email" label="…" /&gt;</c> for a property of the page, or <c>&lt;tl-field field="@question" /&gt;</c>
/// for a question that is data. What was typed and what was wrong with it come from the model state by themselves.
/// </summary>
[HtmlTargetElement("tl-field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FieldTag(IHtmlHelper html) : ComponentTag(html)
{
    /// <summary>A ready question; the other attributes are then not looked at.</summary>
    public Field? Field { get; set; }

    public ModelExpression? For { get; set; }

    /// <summary>Name of the form field when there is no <see cref="For"/>.</summary>
    public string? Name { get; set; }
    public FieldKind Kind { get; set; }
    public string Label { get; set; } = "";
    public string? Hint { get; set; }
    public string? Error { get; set; }
    public bool Optional { get; set; }

    /// <summary>The value when there is no <see cref="For"/>, or instead of the property's.</summary>
    public string? Value { get; set; }

    /// <summary>As <see cref="Value"/>, for checkboxes.</summary>
    public IReadOnlyList<string>? Values { get; set; }
    public IReadOnlyList<FieldOption> Options { get; set; } = [];
    public int? Width { get; set; }
    public int Rows { get; set; } = 5;
    public int? MaxLength { get; set; }
    public string? Autocomplete { get; set; }
    public string? Prefix { get; set; }
    public string? Suffix { get; set; }
    public string? Accept { get; set; }
    public bool Multiple { get; set; }
    public bool Heading { get; set; }
    public bool Inline { get; set; }
    public Maps.MapSettings? Map { get; set; }
    public string? SearchUrl { get; set; }
    public string? Key { get; set; }

    protected override object ViewModel => WithModelState(Field ?? FromAttributes());

    private Field FromAttributes() =>
        new(For?.Name ?? Name ?? throw new InvalidOperationException("A tl-field needs for=\"…\", name=\"…\" or field=\"…\"."), Kind, Label)
        {
            Hint = NullIfBlank(Hint), Error = NullIfBlank(Error), Optional = Optional, Options = Options, Width = Width, Rows = Rows, MaxLength = MaxLength,
            Autocomplete = Autocomplete, Prefix = Prefix, Suffix = Suffix, Accept = Accept, Multiple = Multiple, Heading = Heading, Inline = Inline,
            Map = Map, SearchUrl = SearchUrl, Key = Key,
            Values = Values ?? FieldValues.Of(Value ?? For?.Model),
        };

    /// <summary>Razor gives an empty string to an attribute whose expression is null.</summary>
    private static string? NullIfBlank(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private Field WithModelState(Field field)
    {
        var entry = ViewContext.ModelState[field.Name];
        return field with
        {
            Occurrence = FieldOrder.Of(ViewContext.HttpContext).Add(field.Name),
            Error = field.Error ?? entry?.Errors.FirstOrDefault()?.ErrorMessage,
            // A password is never sent back.
            Values = field.Kind == FieldKind.Password ? []
                : entry?.RawValue is { } typed && field.Kind is not (FieldKind.Date or FieldKind.DateTime or FieldKind.Address) ? FieldValues.Of(typed) : field.Values,
        };
    }
}
