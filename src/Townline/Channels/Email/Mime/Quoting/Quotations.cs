namespace Townline.Channels.Email.Mime.Quoting;

/// <summary>Finds what is quoted, in one walk down the lines.</summary>
internal static class Quotations
{
    /// <param name="lines">The text.</param>
    /// <param name="kinds">One a line; what is quoted is marked.</param>
    /// <param name="isForward">A block with a header is then what is forwarded, and stays.</param>
    public static void Mark(TextLines lines, TextKind[] kinds, bool isForward)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines.IsBlank(i))
            {
                continue;
            }

            if (lines.IsQuoted(i))
            {
                Quote(kinds, AfterQuote(kinds, lines, i), i + 1);
            }
            else if (ForwardWords.IsMark(lines[i]))
            {
                return;
            }
            else if (Attribution.EndingAt(lines, i) is { } attribution)
            {
                var next = lines.NextWritten(i + 1);
                if (next == lines.Count || lines.IsQuoted(next))
                {
                    Quote(kinds, attribution.First, i + 1);
                }
                else if (attribution.IsCertain && !isForward)
                {
                    Quote(kinds, attribution.First, lines.Count);
                    return;
                }
            }
            else if (OriginalMark.Is(lines[i]) || HeaderBlock.IsAt(lines, i))
            {
                var first = WithRule(lines, i);
                if (!isForward && IsSomethingNew(lines, kinds, first))
                {
                    Quote(kinds, first, lines.Count);
                }

                return;
            }
        }
    }

    /// <summary>Blank lines between two quoted ones belong to them.</summary>
    private static int AfterQuote(TextKind[] kinds, TextLines lines, int line)
    {
        var first = line;
        while (first > 0 && lines.IsBlank(first - 1))
        {
            first--;
        }

        return first > 0 && kinds[first - 1] == TextKind.Quoted ? first : line;
    }

    /// <summary>A line of dashes or underscores above a header belongs to it.</summary>
    private static int WithRule(TextLines lines, int line)
    {
        var above = line - 1;
        while (above > 0 && lines.IsBlank(above))
        {
            above--;
        }

        return above >= 0 && lines[above] is { Length: >= ShortestRule } rule && !rule.ContainsAnyExcept("-_=*") ? above : line;
    }

    private const int ShortestRule = 5;

    /// <summary>Nothing above a quoted block: then it is forwarded, and all there is.</summary>
    private static bool IsSomethingNew(TextLines lines, TextKind[] kinds, int before)
    {
        for (var i = 0; i < before; i++)
        {
            if (kinds[i] == TextKind.New && !lines.IsBlank(i))
            {
                return true;
            }
        }

        return false;
    }

    private static void Quote(TextKind[] kinds, int from, int to) => kinds.AsSpan(from, to - from).Fill(TextKind.Quoted);
}
