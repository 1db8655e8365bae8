using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;

namespace Townline.Platform.Words;

/// <summary>All texts of the program: every <c>Words/{language}.json</c> embedded in the assembly, read once and parsed.</summary>
internal sealed class WordBook
{
    private const string Folder = ".Words.";
    private readonly FrozenDictionary<string, FrozenDictionary<string, Phrase>> _languages;

    private WordBook(FrozenDictionary<string, FrozenDictionary<string, Phrase>> languages) => _languages = languages;

    /// <summary>Languages there are files for, and the pseudo language.</summary>
    public IEnumerable<string> Languages => _languages.Keys;

    public bool Has(string language) => _languages.ContainsKey(language);

    public Phrase? Find(string language, string key) =>
        _languages.TryGetValue(language, out var phrases) && phrases.TryGetValue(key, out var phrase) ? phrase : null;

    public IEnumerable<string> Keys(string language) => _languages[language].Keys;

    /// <exception cref="FormatException">A text cannot be read, or two modules claim one key.</exception>
    public static WordBook Load(Assembly assembly)
    {
        var languages = new Dictionary<string, Dictionary<string, Phrase>>(StringComparer.OrdinalIgnoreCase);
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.Contains(Folder, StringComparison.Ordinal) && name.EndsWith(".json", StringComparison.Ordinal)))
        {
            var language = resource[(resource.LastIndexOf(Folder, StringComparison.Ordinal) + Folder.Length)..^".json".Length];
            if (!languages.TryGetValue(language, out var phrases))
                languages[language] = phrases = [];
            using var stream = assembly.GetManifestResourceStream(resource)!;
            Read(resource, stream, phrases);
        }
        if (languages.TryGetValue(LanguageTag.English, out var english))
            languages[LanguageTag.Pseudo] = english.ToDictionary(entry => entry.Key, entry => IsFormat(entry.Key) ? entry.Value : PseudoText.Of(entry.Value));
        return new WordBook(languages.ToFrozenDictionary(entry => entry.Key, entry => entry.Value.ToFrozenDictionary(StringComparer.Ordinal), StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>Keys under <c>format.</c> hold patterns for the computer, which no language may garble.</summary>
    public static bool IsFormat(string key) => key.StartsWith("format.", StringComparison.Ordinal);

    private static void Read(string resource, Stream stream, Dictionary<string, Phrase> phrases)
    {
        try
        {
            using var json = JsonDocument.Parse(stream);
            foreach (var entry in json.RootElement.EnumerateObject())
            {
                if (!phrases.TryAdd(entry.Name, Phrase.Parse(entry.Value.GetString()!)))
                    throw new FormatException($"'{entry.Name}' is there twice.");
            }
        }
        catch (Exception e) when (e is FormatException or JsonException or InvalidOperationException)
        {
            throw new FormatException($"{resource}: {e.Message}", e);
        }
    }
}
