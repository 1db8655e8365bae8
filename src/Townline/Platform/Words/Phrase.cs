using System.Globalization;
using System.Text;

namespace Townline.Platform.Words;

/// <summary>
/// One text, parsed once: literal pieces, arguments <c>{0}</c> and plurals <c>{0:# request|# requests}</c>.
/// Forms of a plural stand in the order of the language's plural categories; forms for an exact number come first (<c>{0:=0 none|# request|# requests}</c>);
/// <c>#</c> is the number. <c>{{</c> and <c>}}</c> are braces.
/// </summary>
internal sealed class Phrase
{
    private readonly Part[] _parts;

    private Phrase(Part[] parts) => _parts = parts;

    /// <exception cref="FormatException">A brace without its partner, an argument that is no number, a plural with one form.</exception>
    public static Phrase Parse(string text) => new(PhraseParser.Parse(text)) { Source = text };

    /// <summary>The text as it was written; empty for one that was made from another.</summary>
    public string Source { get; private init; } = "";

    /// <summary>The arguments the text uses, for comparing translations: "0", "1 plural".</summary>
    public IEnumerable<string> Placeholders =>
        _parts.OfType<Argument>().Select(part => part is Plural ? $"{part.Index} plural" : $"{part.Index}").Distinct().Order(StringComparer.Ordinal);

    /// <summary>Numbers of the arguments the text uses.</summary>
    public IEnumerable<int> Arguments => _parts.OfType<Argument>().Select(part => part.Index).Distinct();

    /// <summary>The same phrase with every literal changed: the pseudo locale.</summary>
    public Phrase Map(Func<string, string> change) => new([.. _parts.Select(part => part.Map(change))]);

    /// <summary>The same phrase between two literals.</summary>
    public Phrase Wrap(string before, string after) => new([new Literal(before), .. _parts, new Literal(after)]);

    /// <summary>Fills the arguments in; <paramref name="style"/> says how the pieces are written out.</summary>
    /// <exception cref="FormatException">Fewer arguments than the text uses, or a plural of something that is no number.</exception>
    public string Fill(object?[] args, PhraseStyle style)
    {
        if (_parts is [Literal only])
            return style.Literal(only.Text);
        var output = new StringBuilder();
        foreach (var part in _parts)
            part.Write(output, args, style);
        return output.ToString();
    }

    internal abstract record Part
    {
        public abstract void Write(StringBuilder output, object?[] args, PhraseStyle style);
        public abstract Part Map(Func<string, string> change);
    }

    internal sealed record Literal(string Text) : Part
    {
        public override void Write(StringBuilder output, object?[] args, PhraseStyle style) => output.Append(style.Literal(Text));
        public override Part Map(Func<string, string> change) => new Literal(change(Text));
    }

    internal record Argument(int Index) : Part
    {
        public override void Write(StringBuilder output, object?[] args, PhraseStyle style) => output.Append(style.Argument(Value(args)));
        public override Part Map(Func<string, string> change) => this;

        protected object? Value(object?[] args) =>
            Index < args.Length ? args[Index] : throw new FormatException($"The text uses {{{Index}}} but was given {args.Length} arguments.");
    }

    internal sealed record Plural(int Index, IReadOnlyList<(long? Exactly, string Text)> Forms) : Argument(Index)
    {
        public override void Write(StringBuilder output, object?[] args, PhraseStyle style)
        {
            var number = Convert.ToDecimal(Value(args), CultureInfo.InvariantCulture);
            var form = Forms.Where(form => form.Exactly == number).Select(form => form.Text).FirstOrDefault() ?? ByCategory(number, style.Language);
            var pieces = form.Split('#');
            for (var i = 0; i < pieces.Length; i++)
                output.Append(i == 0 ? "" : style.Argument(Value(args))).Append(style.Literal(pieces[i]));
        }

        public override Part Map(Func<string, string> change) =>
            new Plural(Index, [.. Forms.Select(form => (form.Exactly, string.Join('#', form.Text.Split('#').Select(change))))]);

        private string ByCategory(decimal number, string language)
        {
            var forms = Forms.Where(form => form.Exactly is null).ToArray();
            return forms[Math.Min(PluralCategory.Of(number, language), forms.Length - 1)].Text;
        }
    }
}
