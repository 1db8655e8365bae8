using System.Text.RegularExpressions;

namespace Townline.Work.Contracts;

/// <summary>Names in braces that are filled in when a text is sent: {reference}, {service}, {place}, {team}, {clerk}. Others stay as they were typed.</summary>
internal static partial class AnswerWords
{
    public static IReadOnlyList<string> Names { get; } = ["reference", "service", "place", "team", "clerk"];

    /// <summary>Names in braces that mean nothing.</summary>
    public static IEnumerable<string> Unknown(string text) => Braces().Matches(text).Select(match => match.Groups[1].Value).Where(name => !Names.Contains(name));

    public static string Fill(string text, Func<string, string> value) =>
        Braces().Replace(text, match => Names.Contains(match.Groups[1].Value) ? value(match.Groups[1].Value) : match.Value);

    [GeneratedRegex(@"\{([a-z-]{1,30})\}")]
    private static partial Regex Braces();
}
