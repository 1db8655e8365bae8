using System.Text.Json;
using System.Text.RegularExpressions;

namespace Townline.Tests.Architecture;

/// <summary>Compares the wording of a face in two languages.</summary>
internal static partial class WordsFiles
{
    /// <param name="english">The JSON of en.json: keys and sentences.</param>
    /// <param name="other">The same file in another language.</param>
    public static IEnumerable<string> Differences(string english, string other)
    {
        var (left, right) = (Read(english), Read(other));
        foreach (var key in left.Keys.Union(right.Keys).Order(StringComparer.Ordinal))
        {
            if (!right.TryGetValue(key, out var translated) || string.IsNullOrWhiteSpace(translated))
            {
                yield return $"{key} is not translated.";
            }
            else if (!left.TryGetValue(key, out var original) || string.IsNullOrWhiteSpace(original))
            {
                yield return $"{key} is not in English.";
            }
            else if (!Arguments(original).SetEquals(Arguments(translated)))
            {
                yield return $"{key} has other arguments: \"{original}\" and \"{translated}\".";
            }
        }
    }

    private static Dictionary<string, string> Read(string json) => JsonSerializer.Deserialize<Dictionary<string, string>>(json)!;

    private static HashSet<string> Arguments(string sentence) => [.. Argument().Matches(sentence).Select(match => match.Groups["name"].Value)];

    [GeneratedRegex(@"\{(?<name>\w+)")]
    private static partial Regex Argument();
}
