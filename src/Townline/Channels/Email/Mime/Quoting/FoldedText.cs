namespace Townline.Channels.Email.Mime.Quoting;

internal enum TextKind
{
    /// <summary>What the sender wrote for this mail, or forwards.</summary>
    New,

    /// <summary>What was written before, and the line that introduces it.</summary>
    Quoted,

    Signature,
}

/// <summary>A piece of a text, in whole lines.</summary>
/// <param name="Start">In UTF-16 units.</param>
internal readonly record struct TextRange(int Start, int Length, TextKind Kind);

/// <summary>A text and what of it is new. Nothing is taken away: the ranges cover every character, in order.</summary>
internal sealed record FoldedText(string Text, IReadOnlyList<TextRange> Ranges)
{
    /// <summary>The new pieces, with an empty line between them.</summary>
    public string NewText => string.Join("\n\n", Ranges.Where(range => range.Kind == TextKind.New).Select(range => Of(range).Trim().ToString()).Where(text => text.Length > 0));

    public ReadOnlySpan<char> Of(TextRange range) => Text.AsSpan(range.Start, range.Length);

    /// <param name="text">With lines ended by LF.</param>
    /// <param name="subject">Of the mail: it tells a forward, whose quotation is what the mail is about.</param>
    public static FoldedText Fold(string text, string? subject)
    {
        var lines = new TextLines(text);
        var kinds = new TextKind[lines.Count];
        Quotations.Mark(lines, kinds, ForwardWords.IsForward(subject));
        Signatures.Mark(lines, kinds);
        return new FoldedText(text, RangesOf(lines, kinds));
    }

    private static List<TextRange> RangesOf(TextLines lines, TextKind[] kinds)
    {
        var ranges = new List<TextRange>();
        for (var i = 0; i < kinds.Length;)
        {
            var first = i;
            while (i < kinds.Length && kinds[i] == kinds[first])
            {
                i++;
            }

            ranges.Add(new TextRange(lines.Start(first), lines.End(i - 1) - lines.Start(first), kinds[first]));
        }

        return ranges;
    }
}
