using Microsoft.AspNetCore.Mvc.Rendering;

namespace Townline.Faces.Shared.Fields;

/// <summary>A question of a form as it is shown: what is asked, what was answered so far, what was wrong with it.</summary>
/// <param name="Name">Name of the form field: <c>Description</c>, <c>q.depth</c>.</param>
/// <param name="Kind">How it is asked.</param>
/// <param name="Label">The question.</param>
public sealed record Field(string Name, FieldKind Kind, string Label)
{
    public string? Hint { get; init; }

    /// <summary>What to do about the answer, in a plain sentence, or null when it is fine.</summary>
    public string? Error { get; init; }

    /// <summary>Says "(optional)" beside the question; without it an answer is expected.</summary>
    public bool Optional { get; init; }

    /// <summary>What was answered or typed: one value, or several for checkboxes. A date is <c>2026-11-22</c>, with a time <c>2026-11-22T14:05</c>;
    /// parts that were left out are empty (<c>2026--22</c>). See <see cref="DateParts"/>.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>Answers to choose from, for radios, checkboxes and select.</summary>
    public IReadOnlyList<FieldOption> Options { get; init; } = [];

    /// <summary>Characters wide: 2, 3, 4, 5, 10, 20 or 30; null for the full width.</summary>
    public int? Width { get; init; }

    /// <summary>Lines high, for a textarea.</summary>
    public int Rows { get; init; } = 5;

    /// <summary>Characters at most; a textarea says how many are left.</summary>
    public int? MaxLength { get; init; }

    /// <summary>HTML <c>autocomplete</c>: what the browser may fill in (<c>email</c>, <c>name</c>).</summary>
    public string? Autocomplete { get; init; }

    /// <summary>Shown before the box: "$".</summary>
    public string? Prefix { get; init; }

    /// <summary>Shown after the box: "feet".</summary>
    public string? Suffix { get; init; }

    /// <summary>HTML <c>accept</c> of a file box.</summary>
    public string? Accept { get; init; }

    /// <summary>Whether several files may be given.</summary>
    public bool Multiple { get; init; }

    /// <summary>The question is the heading of the page (h1), as on a page that asks one thing.</summary>
    public bool Heading { get; init; }

    /// <summary>Radios side by side: for two or three short answers.</summary>
    public bool Inline { get; init; }

    /// <summary>An address can be picked on this map; null for a line of text alone.</summary>
    public Maps.MapSettings? Map { get; init; }

    /// <summary>The address of a place search; see scripts/address.ts. Null for none.</summary>
    public string? SearchUrl { get; init; }

    /// <summary>A single key that takes a clerk here (web/scripts/keys.ts).</summary>
    public string? Key { get; init; }

    /// <summary>Which field of this name it is on its page, from 1: two forms may ask for the same.</summary>
    public int Occurrence { get; init; } = 1;

    /// <summary>Id of the (first) control; the error summary points at the first of its name.</summary>
    public string Id => Occurrence == 1 ? IdOf(Name) : $"{IdOf(Name)}-again-{Occurrence}";

    public string Value => Values.Count > 0 ? Values[0] : "";

    /// <summary>Several controls that answer one question: set in a fieldset.</summary>
    public bool IsGroup => Kind is FieldKind.Radios or FieldKind.Checkboxes or FieldKind.Date or FieldKind.DateTime or FieldKind.Address;

    /// <summary>For <c>aria-describedby</c>: the hint, the limit and the error, whichever there are.</summary>
    public string? DescribedBy
    {
        get
        {
            var ids = new[] { Hint is null ? null : $"{Id}-hint", HasLimit ? $"{Id}-limit" : null, Error is null ? null : $"{Id}-error" };
            return ids.Any(id => id is not null) ? string.Join(' ', ids.Where(id => id is not null)) : null;
        }
    }

    /// <summary>Whether a count of characters is kept beneath.</summary>
    public bool HasLimit => Kind == FieldKind.Textarea && MaxLength is not null;

    /// <summary>The id that belongs to a field name: dots and brackets become underscores.</summary>
    public static string IdOf(string name) => TagBuilder.CreateSanitizedId(name, "_");
}
