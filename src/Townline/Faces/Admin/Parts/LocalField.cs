using Townline.Faces.Shared.Fields;
using Townline.Platform.Words;

namespace Townline.Faces.Admin.Parts;

/// <summary>A text asked for in each of the town's languages: one field a language, named <c>Name[en]</c>, <c>Name[es]</c>.</summary>
/// <param name="Name">Name of the dictionary that is bound.</param>
/// <param name="Texts">What is there or was typed, by language.</param>
internal sealed record LocalField(string Name, string Label, IReadOnlyDictionary<string, string?> Texts)
{
    public FieldKind Kind { get; init; }
    public string? Hint { get; init; }
    public bool Optional { get; init; }
    public int Rows { get; init; } = 2;
    public int? MaxLength { get; init; }

    /// <summary>The field of a language; the hint stands at the first.</summary>
    public Field In(string language, bool first, bool alone) =>
        new($"{Name}[{language}]", Kind, alone ? Label : $"{Label} ({LanguageTag.OwnName(language)})")
        {
            Hint = first ? Hint : null,
            Optional = Optional,
            Rows = Rows,
            MaxLength = MaxLength,
            Values = Texts.GetValueOrDefault(language) is { Length: > 0 } text ? [text] : [],
        };

    /// <summary>What a text holds, as a page binds it.</summary>
    public static Dictionary<string, string?> Typed(LocalText? text) =>
        text is null ? [] : text.Languages.ToDictionary(language => language, language => text[language], StringComparer.OrdinalIgnoreCase);

    /// <summary>The text after what was typed; languages that the town does not offer stay as they were.</summary>
    public static LocalText Read(LocalText? before, Dictionary<string, string?> typed, IEnumerable<string> languages) =>
        languages.Aggregate(before ?? LocalText.Empty, (text, language) => text.With(language, typed.GetValueOrDefault(language)?.Trim().ReplaceLineEndings("\n")));
}
