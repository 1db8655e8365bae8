using System.Globalization;
using System.Text;

namespace Townline.Platform.Words;

/// <summary>Reads the small syntax that <see cref="Phrase"/> describes.</summary>
internal static class PhraseParser
{
    public static Phrase.Part[] Parse(string text)
    {
        var parts = new List<Phrase.Part>();
        var literal = new StringBuilder();
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            if (c is '{' or '}' && at + 1 < text.Length && text[at + 1] == c)
            {
                literal.Append(c);
                at++;
            }
            else if (c == '{')
            {
                var end = text.IndexOf('}', at);
                if (end < 0)
                    throw new FormatException($"'{{' without '}}' in: {text}");
                EndLiteral();
                parts.Add(ParseArgument(text[(at + 1)..end], text));
                at = end;
            }
            else if (c == '}')
            {
                throw new FormatException($"'}}' without '{{' in: {text}");
            }
            else
            {
                literal.Append(c);
            }
        }
        EndLiteral();
        return parts.Count == 0 ? [new Phrase.Literal("")] : [.. parts];

        void EndLiteral()
        {
            if (literal.Length > 0)
                parts.Add(new Phrase.Literal(literal.ToString()));
            literal.Clear();
        }
    }

    private static Phrase.Part ParseArgument(string inside, string text)
    {
        var pieces = inside.Split(':', 2);
        if (!int.TryParse(pieces[0], NumberStyles.None, CultureInfo.InvariantCulture, out var index) || index > 9)
            throw new FormatException($"'{{{inside}}}' does not begin with the number of an argument in: {text}");
        if (pieces.Length == 1)
            return new Phrase.Argument(index);
        var forms = pieces[1].Split('|').Select(ParseForm).ToArray();
        return forms.Count(form => form.Exactly is null) >= 2
            ? new Phrase.Plural(index, forms)
            : throw new FormatException($"'{{{inside}}}' needs two forms or more, as in {{0:# request|# requests}}, in: {text}");
    }

    private static (long? Exactly, string Text) ParseForm(string form)
    {
        if (!form.StartsWith('='))
            return (null, form);
        var space = form.IndexOf(' ', StringComparison.Ordinal);
        return space > 0 && long.TryParse(form[1..space], NumberStyles.None, CultureInfo.InvariantCulture, out var exactly)
            ? (exactly, form[(space + 1)..])
            : throw new FormatException($"'{form}' should read like '=0 nothing yet'.");
    }
}
