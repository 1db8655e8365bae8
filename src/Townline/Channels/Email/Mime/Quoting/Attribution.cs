using System.Buffers;

namespace Townline.Channels.Email.Mime.Quoting;

/// <summary>The line, or the two or three, that says who wrote what follows: "On Monday, 23 November 2026 at 10:00, Ana wrote:".</summary>
/// <param name="First">Its first line.</param>
/// <param name="IsCertain">It has an address, or a time and somebody's name, and needs no ">" after it to be believed.</param>
internal readonly record struct Attribution(int First, bool IsCertain)
{
    private const int Longest = 400;
    private const int MostLines = 3;

    /// <summary>"Wrote", as mail programs say it in the languages of Europe and of many who live there.</summary>
    private static readonly SearchValues<string> Wrote = SearchValues.Create(
        [
            "wrote", "writes", "schrieb", "schreef", "a écrit", "escribió", "escribio", "ha scritto", "scrive", "escreveu", "skrev", "skriver", "kirjoitti", "napisał", "pisze", "napsal", "napísal", "odesílatel", "a scris", "írta",
            "yazdı", "έγραψε", "написал", "пишет", "пише", "написа", "va escriure", "idatzi", "đã viết", "menulis", "写道", "寫道", "のメール", "書きました", "작성", "כתב", "מאת", "كتب", "rašė", "rakstīja", "kirjutas", "napisao", "је написао",
        ],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>Who tells a story and quotes nobody's mail.</summary>
    private static readonly string[] Storytellers = ["I wrote", "he wrote", "she wrote", "they wrote", "you wrote", "we wrote", "who wrote", "it wrote", "ich schrieb", "er schrieb", "sie schrieb", "j'ai écrit", "il a écrit", "elle a écrit", "yo escribí"];

    /// <summary>"On 20 November 2026 at 10:00 the inspector wrote:" is what a resident tells; mail programs put names there.</summary>
    private static readonly SearchValues<string> Articles = SearchValues.Create([" the ", " our ", " your ", " my ", " der ", " die ", " das ", " unser", " el ", " nuestr", " notre ", " votre "], StringComparison.OrdinalIgnoreCase);

    /// <summary>Null where no attribution ends at that line.</summary>
    public static Attribution? EndingAt(TextLines lines, int last)
    {
        var line = lines[last];
        if (line.Length > Longest || !(line.EndsWith(":") || line.EndsWith("：")))
        {
            return null;
        }

        var (first, evidence) = (last, Evidence.In(line));
        // It may have been broken into several lines: those above that still speak of a time or a person, up to an empty one. Where it is whole, what stands above is the writer's.
        var isWhole = evidence is { HasTime: true, HasYear: true } && line.ContainsAny(Wrote);
        for (var above = last - 1; !isWhole && above >= 0 && last - above < MostLines && IsPart(lines, above); above--)
        {
            if (StartsParagraph(lines, above) && Evidence.In(lines[above]) is { Any: true } more)
            {
                (first, evidence) = (above, evidence | more);
                break;
            }
        }

        var hasVerb = line.ContainsAny(Wrote) || (first < last && lines[last - 1].ContainsAny(Wrote));
        if (IsStory(line))
        {
            return new Attribution(last, false);
        }

        // Without a verb, as Russian, Japanese and Hebrew mailers write it: a person's address and a time.
        return hasVerb ? new Attribution(first, evidence.HasAddress || (evidence.HasTime && !line.ContainsAny(Articles)))
            : evidence is { HasTime: true, HasAddress: true, HasYear: true } ? new Attribution(first, true)
            : null;
    }

    private static bool IsPart(TextLines lines, int line) => !lines.IsBlank(line) && !lines.IsQuoted(line) && lines[line].Length <= Longest && !lines[line].EndsWith(":") && !lines[line].EndsWith("!") && !lines[line].EndsWith("?") && !IsSentence(lines[line]);

    /// <summary>It ends with a full stop; "a. m." has one too.</summary>
    private static bool IsSentence(ReadOnlySpan<char> line) => line.EndsWith(".") && !line.EndsWith("m.", StringComparison.OrdinalIgnoreCase);

    private static bool StartsParagraph(TextLines lines, int line) => line == 0 || lines.IsBlank(line - 1) || lines.IsQuoted(line - 1);

    private static bool IsStory(ReadOnlySpan<char> line)
    {
        foreach (var teller in Storytellers)
        {
            if (line[..^1].TrimEnd().EndsWith(teller, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
