using System.Text.Json.Serialization;

namespace Townline.Demo.Catalogue;

/// <summary>A text in both languages of the town.</summary>
internal sealed record Both(string En, string Es)
{
    public string In(string language) => language == "es" ? Es : En;
}

/// <summary>Words by which a service is found.</summary>
internal sealed record Keywords(IReadOnlyList<string> En, IReadOnlyList<string> Es);

/// <summary>What the town promises: hours or business days from the report, counted on a calendar (the team's own when null).</summary>
internal sealed record Promise(int? Hours = null, int? BusinessDays = null, string? Calendar = null);

internal sealed record ServiceGroup(string Code, Both Name);

/// <summary>
/// A service of Riverton, as its JSON file says it.
/// <c>Visibility</c> public or private; <c>Type</c> realtime or batch; <c>Place</c> required or optional; <c>Area</c> the code of the only area served.
/// </summary>
internal sealed record DemoService(
    string Code,
    Both Name,
    Both Description,
    Keywords Keywords,
    string Team,
    Promise Promise,
    string Visibility,
    bool Anonymous,
    bool Evidence,
    string Place,
    DemoForm Form,
    string Type = "realtime",
    string? Area = null)
{
    public ServiceGroup Group { get; init; } = new("", new Both("", ""));
}

internal sealed record DemoForm(IReadOnlyList<DemoQuestion> Questions);

/// <summary>One question. Types: text, string, number, datetime, date, singlevaluelist, multivaluelist, address, photo, info (shown only).</summary>
internal sealed record DemoQuestion(
    string Code,
    string Type,
    bool Required,
    Both Label,
    Both? Help = null,
    IReadOnlyList<DemoOption>? Options = null,
    ShowIf? ShowIf = null);

internal sealed record DemoOption(string Key, Both Label);

/// <summary>The question is asked only when an earlier answer is (or, for several choices, holds) one of these keys.</summary>
internal sealed record ShowIf(string Code, [property: JsonPropertyName("equals")] IReadOnlyList<string> AnyOf);
