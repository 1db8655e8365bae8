using System.Text.RegularExpressions;

namespace Townline.Demo.Stories;

/// <summary>
/// Writes a text from lines with gaps. <c>{name}</c> is filled from the service's rows, the shared rows, the answers or the place, in that order;
/// a line that begins with <c>[size=large+medium,season=winter]</c> is used only when all of that is so (+ means or).
/// </summary>
internal sealed partial class Phrases(string language, StoryTexts texts, IReadOnlyDictionary<string, IReadOnlyList<string>> facts, Dice dice)
{
    /// <summary>One whole text of a row, tidied: gaps filled, blanks single, sentences with a capital.</summary>
    public string Write(string row, string fallback = "")
    {
        var lines = Row(row);
        return lines.Count == 0 ? fallback : Tidy(Fill(Pick(lines)));
    }

    /// <summary>Fills the gaps of one given line.</summary>
    public string Complete(string line) => Tidy(Fill(Bare(line)));

    /// <summary>The lines of a row whose conditions hold, without their conditions.</summary>
    public IReadOnlyList<string> Fitting(IReadOnlyList<string> lines) => [.. lines.Where(Holds).Select(Bare)];

    // What was answered deserves to be told: lines made for it come first more often than not.
    private string Pick(IReadOnlyList<string> lines)
    {
        var fitting = lines.Where(Holds).ToList();
        var made = fitting.Where(l => l.StartsWith('[') && !l.StartsWith("[channel", StringComparison.Ordinal)).ToList();
        var from = made.Count > 0 && dice.Chance(55) ? made : fitting;
        return from.Count == 0 ? "" : Bare(dice.Pick(from));
    }

    private IReadOnlyList<string> Row(string name)
    {
        var own = texts.Lines.GetValueOrDefault(name) ?? [];
        return own.Any(Holds) ? own : StoryBook.Shared(language, name);
    }

    private string Fill(string line) => Gap().Replace(line, gap =>
    {
        var name = gap.Groups[1].Value;
        var small = char.ToLowerInvariant(name[0]) + name[1..];
        var lines = Row(small);
        var text = lines.Count > 0 ? Fill(Pick(lines)) : string.Join(", ", facts.GetValueOrDefault(small, []));
        return char.IsUpper(name[0]) && text.Length > 0 ? char.ToUpperInvariant(text[0]) + text[1..] : text;
    });

    /// <summary>Whether the condition at the head of a line is so; true without one.</summary>
    public bool Holds(string line)
    {
        var match = Condition().Match(line);
        return !match.Success || match.Groups[1].Value.Split(',').All(part =>
        {
            var (name, wanted) = (part[..part.IndexOf('=')], part[(part.IndexOf('=') + 1)..].Split('+'));
            return facts.TryGetValue(name, out var values) && values.Any(wanted.Contains);
        });
    }

    private static string Bare(string line) => Condition().Replace(line, "");

    private static string Tidy(string text)
    {
        var single = Blanks().Replace(text, " ").Trim();
        return Start().Replace(single, start => start.Value.ToUpperInvariant());
    }

    [GeneratedRegex(@"\{([\w-]+)\}")]
    private static partial Regex Gap();

    [GeneratedRegex(@"^\[([\w-]+=[^\]]+)\] ")]
    private static partial Regex Condition();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"(^|[.!?] )[¿¡']?\p{Ll}")]
    private static partial Regex Start();
}
