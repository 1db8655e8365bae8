using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Townline.Platform.Words;

/// <summary>
/// A text a town keeps in several languages: the name of a service, the question of a form. In JSON and in the database an object:
/// <c>{"en":"Pothole","es":"Bache"}</c>. Show it with <c>@W.Of(text)</c>. Two are equal when all their texts are.
/// </summary>
[JsonConverter(typeof(LocalTextJson))]
public sealed class LocalText : IEquatable<LocalText>
{
    // People read and search these columns, so letters stay letters.
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly ImmutableSortedDictionary<string, string> _texts;

    internal LocalText(IEnumerable<KeyValuePair<string, string>> texts) =>
        _texts = texts.Where(entry => !string.IsNullOrWhiteSpace(entry.Value)).ToImmutableSortedDictionary(entry => entry.Key, entry => entry.Value, StringComparer.OrdinalIgnoreCase);

    public static LocalText Empty { get; } = new([]);

    /// <summary><c>LocalText.Of(("en", "Pothole"), ("es", "Bache"))</c>; blank texts are left out.</summary>
    public static LocalText Of(params (string Language, string Text)[] texts) => new(texts.Select(text => KeyValuePair.Create(text.Language, text.Text)));

    /// <summary>A text in English only.</summary>
    public static LocalText English(string text) => Of((LanguageTag.English, text));

    /// <exception cref="JsonException">Not an object of language and text.</exception>
    public static LocalText Parse(string json) => JsonSerializer.Deserialize<LocalText>(json) ?? Empty;

    public bool IsEmpty => _texts.IsEmpty;

    public IEnumerable<string> Languages => _texts.Keys;

    /// <summary>The text in exactly this language, or null.</summary>
    public string? this[string language] => _texts.GetValueOrDefault(language);

    /// <summary>The text in the language asked for (<c>es</c> for <c>es-MX</c>), else the town's default, else English, else any; "" only when there is none at all.</summary>
    public string In(string language, string townDefault = LanguageTag.English) =>
        this[language] ?? this[LanguageTag.Primary(language)] ?? this[townDefault] ?? this[LanguageTag.English] ?? _texts.Values.FirstOrDefault("");

    /// <summary>A copy with one language set; a blank text removes it.</summary>
    public LocalText With(string language, string? text) =>
        new(string.IsNullOrWhiteSpace(text) ? _texts.Remove(language) : _texts.SetItem(language, text));

    public string ToJson() => JsonSerializer.Serialize(this, Readable);

    public bool Equals(LocalText? other) => other is not null && _texts.SequenceEqual(other._texts);
    public override bool Equals(object? obj) => Equals(obj as LocalText);
    public override int GetHashCode() => _texts.Aggregate(0, (hash, entry) => HashCode.Combine(hash, entry.Key, entry.Value));

    /// <summary>English or any, for logs.</summary>
    public override string ToString() => In(LanguageTag.English);

    internal IEnumerable<KeyValuePair<string, string>> Texts => _texts;
}
