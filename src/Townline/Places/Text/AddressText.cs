using System.Text.RegularExpressions;

namespace Townline.Places.Text;

/// <summary>A word of a street name: as it is compared, and as it was typed (the last one may be unfinished).</summary>
internal readonly record struct StreetWord(string Canonical, string Typed);

/// <summary>An address as people type it, taken apart: <c>12 Main St., Apt 3, Riverton</c> and <c>main street 12</c> have the same number and street.</summary>
/// <param name="Number">House number, folded and without blanks, as in <c>12a</c>; null when none was given.</param>
/// <param name="Street">Words of the street, and of whatever follows it without a comma.</param>
/// <param name="Unit">Flat or room; null when none was given.</param>
/// <param name="Rest">Words after the street: town, state, postcode.</param>
internal sealed partial record AddressText(string? Number, IReadOnlyList<StreetWord> Street, string? Unit, IReadOnlyList<string> Rest)
{
    private const int LongestText = 200;

    public static AddressText Parse(string text)
    {
        var parts = (text.Length > LongestText ? text[..LongestText] : text).Split(',').Select(Words).Where(words => words.Length > 0).ToList();
        if (parts.Count == 0)
            return new(null, [], null, []);
        if (parts.Count > 1 && (parts[0] is [var before] && IsNumber(before) || parts[1] is [var after] && IsShortNumber(after)))
            parts = [[.. parts[0], .. parts[1]], .. parts.Skip(2)];

        var (number, street) = TakeNumber(parts[0]);
        (street, var unit) = TakeUnit(street);
        var rest = new List<string>();
        foreach (var part in parts.Skip(1))
        {
            if (unit is null && part.Length > 1 && StreetWords.IsUnit(part[0]))
                unit = string.Join(' ', part[1..]);
            else
                rest.AddRange(part);
        }
        return new(number, Canonical(street), unit, rest);
    }

    /// <summary>The form in which a street's name is stored for comparison: <c>N. Main St</c> becomes <c>north main street</c>.</summary>
    public static string StreetKey(string name) => string.Join(' ', Canonical(Words(name)).Select(word => word.Canonical));

    /// <summary>The form in which a house number is stored for comparison: <c>12 A</c> and <c>12-a</c> become <c>12a</c>.</summary>
    public static string NumberKey(string number) => LetterDash().Replace(Fold.Text(number).Replace(" ", ""), "");

    /// <summary>The leading digits of a house number, for order and nearness; 0 when there are none.</summary>
    public static int NumberValue(string number) => int.TryParse(number.AsSpan(0, number.TakeWhile(char.IsAsciiDigit).Take(9).Count()), out var value) ? value : 0;

    private static string[] Words(string text) => Fold.Text(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static (string? Number, string[] Street) TakeNumber(string[] words)
    {
        if (words.Length == 1 && IsNumber(words[0]))
            return (NumberKey(words[0]), []);
        if (words.Length > 1 && IsNumber(words[0]) && !OnlyKind(words[1..]))
        {
            var taken = words.Length > 2 && IsAddition(words[1]) && !OnlyKind(words[2..]) ? 2 : 1;
            return (NumberKey(string.Concat(words[..taken])), words[taken..]);
        }
        var last = words.Length > 1 && IsNumber(words[^1]) && !IsNumberedRoad(words[^2]) && !OnlyKind(words[..^1]);
        return last ? (NumberKey(words[^1]), words[..^1]) : (null, words);
    }

    private static (string[] Street, string? Unit) TakeUnit(string[] words)
    {
        var at = Array.FindIndex(words, word => StreetWords.IsUnit(word));
        return at > 0 && at < words.Length - 1 ? (words[..at], string.Join(' ', words[(at + 1)..])) : (words, null);
    }

    private static StreetWord[] Canonical(string[] words) =>
        [.. words.Select((word, index) => new StreetWord(StreetWords.Canonical(word, first: index == 0 && words.Length > 1), word))];

    private static bool OnlyKind(string[] words) => words is [var only] && StreetWords.IsPlainKind(only);

    private static bool IsNumber(string word) => HouseNumber().IsMatch(word);

    /// <summary>The number of <c>Calle Mayor, 12</c>, but not a postcode.</summary>
    private static bool IsShortNumber(string word) => IsNumber(word) && word.TakeWhile(char.IsAsciiDigit).Count() <= 4;

    /// <summary>The letter or half of a number such as <c>12 a</c> or <c>12 1/2</c>, but not the direction of <c>12 e main street</c>.</summary>
    private static bool IsAddition(string word) => word is "1/2" || word.Length == 1 && char.IsAsciiLetter(word[0]) && !StreetWords.IsDirection(word);

    private static bool IsNumberedRoad(string word) => word is "route" or "rte" or "highway" or "hwy" or "us" or "sr" or "cr" or "interstate";

    [GeneratedRegex(@"^\d{1,6}(-?[a-z]|-\d{1,5}[a-z]?|/\d{1,2})?$", RegexOptions.CultureInvariant)]
    private static partial Regex HouseNumber();

    [GeneratedRegex(@"-(?=[a-z])", RegexOptions.CultureInvariant)]
    private static partial Regex LetterDash();
}
