namespace Townline.Requests.Duplicates;

/// <summary>
/// Short answers by question: those of the form, and those that other systems write into the description as "Colour: red | Make: …". Two reports
/// of one thing seldom answer the same question differently; long answers are words like any other.
/// </summary>
internal sealed class ShortAnswers
{
    private const int LongestLabel = 60;
    private const int LongestAnswer = 20;
    private const int MostCounted = 3;

    private readonly Dictionary<string, string> _answers = new(StringComparer.Ordinal);

    public ShortAnswers(string description, IReadOnlyDictionary<string, IReadOnlyList<string>> answers)
    {
        foreach (var (code, given) in answers)
        {
            if (given is [{ Length: > 0 and <= LongestAnswer } one])
            {
                _answers[$"#{code}"] = Plain(one);
            }
        }

        var lines = description.Split(['|', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var line in lines.Length > 1 ? lines : [])
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon is > 0 and < LongestLabel && line.Length - colon - 1 is > 0 and <= LongestAnswer + 1)
            {
                _answers[Plain(line[..colon])] = Plain(line[(colon + 1)..]);
            }
        }
    }

    /// <summary>Questions that both answer, differently; at most three count.</summary>
    public int Differing(ShortAnswers other) =>
        Math.Min(MostCounted, _answers.Count(answer => other._answers.TryGetValue(answer.Key, out var theirs) && theirs != answer.Value));

    private static string Plain(string text) => text.Trim().ToUpperInvariant();
}
