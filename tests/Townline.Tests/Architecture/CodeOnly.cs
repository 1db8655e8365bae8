using System.Text.RegularExpressions;

namespace Townline.Tests.Architecture;

/// <summary>C# without what is not code.</summary>
internal static partial class CodeOnly
{
    /// <summary>Blanks comments and the insides of string and character literals, keeping length and lines.</summary>
    public static string Of(string text) => NotCode().Replace(text, match => Blank(match.Value));

    private static string Blank(string value) => string.Concat(value.Select(c => c == '\n' ? c : ' '));

    // In this order: line comment, block comment, raw string, verbatim string, plain string, character.
    [GeneratedRegex("""(//[^\n]*)|(/\*.*?\*/)|((?<q>"{3,}).*?\k<q>)|(@\$?"([^"]|"")*"|\$@"([^"]|"")*")|("(\\.|[^"\\\n])*")|('(\\.[^']*|[^'\\\n])')""", RegexOptions.Singleline)]
    private static partial Regex NotCode();
}
