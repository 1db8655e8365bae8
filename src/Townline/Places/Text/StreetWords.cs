using System.Collections.Frozen;

namespace Townline.Places.Text;

/// <summary>The words that are written in several ways in street names, and the one in which they are compared.</summary>
internal static class StreetWords
{
    /// <summary>Kinds of street, in English and Spanish.</summary>
    private static readonly FrozenDictionary<string, string> Kinds = Table(
        """
        alley aly ally | avenue ave av aven avda avenida | boulevard blvd boul bulevar | bridge brg | bypass byp | calle cl | camino cam | causeway cswy
        circle cir circ | close | court ct | cove cv | creek crk | crescent cres cr | crossing xing | drive dr drv | expressway expy | freeway fwy | gardens gdns
        grove grv | harbor hbr harbour | heights hts | highway hwy | hill hl | landing lndg | lane ln | loop | manor mnr | meadows mdws | parkway pkwy pky
        paseo | path | pike pk | place pl | plaza plz | point pt | ridge rdg | road rd | route rte | row | run | square sq | station sta | street st str
        terrace ter terr | trail trl | turnpike tpke | valley vly | view vw | village vlg | walk | way wy
        """
    );

    private static readonly FrozenDictionary<string, string> Directions = Table(
        """
        north n norte | south s sur | east e este | west w oeste | northeast ne | northwest nw | southeast se | southwest sw
        """
    );

    /// <summary>Words that have another meaning where the name begins: "St Clair", "Mt Vernon".</summary>
    private static readonly FrozenDictionary<string, string> AtTheStart = Table("saint st | mount mt | fort ft | doctor dr");

    private static readonly FrozenDictionary<string, string> Numbers = Table(
        """
        1 first | 2 second | 3 third | 4 fourth | 5 fifth | 6 sixth | 7 seventh | 8 eighth | 9 ninth | 10 tenth | 11 eleventh | 12 twelfth | 13 thirteenth
        14 fourteenth | 15 fifteenth | 16 sixteenth | 17 seventeenth | 18 eighteenth | 19 nineteenth | 20 twentieth
        """
    );

    /// <summary>Words after which the number of a flat or room follows.</summary>
    private static readonly FrozenSet<string> Units = FrozenSet.Create(
        "#", "apt", "apartment", "unit", "suite", "ste", "floor", "fl", "room", "rm", "piso", "depto", "apto"
    );

    public static bool IsUnit(string word) => Units.Contains(word);

    public static bool IsKind(string word) => Kinds.ContainsKey(word);

    /// <summary>Kinds that are seldom a name: "5 Ave" is a street, "5 Harbor" a house.</summary>
    public static bool IsPlainKind(string word) => Kinds.GetValueOrDefault(word) is "street" or "avenue" or "road" or "boulevard" or "drive" or "lane" or "place" or "calle";

    public static bool IsDirection(string word) => Directions.ContainsKey(word);

    /// <summary>The word as it is compared.</summary>
    /// <param name="word">A folded word.</param>
    /// <param name="first">Whether the name begins with it and goes on.</param>
    public static string Canonical(string word, bool first)
    {
        if (first && AtTheStart.TryGetValue(word, out var meant))
            return meant;
        if (Kinds.TryGetValue(word, out meant) || Directions.TryGetValue(word, out meant) || Numbers.TryGetValue(word, out meant))
            return meant;
        return IsOrdinal(word) ? word[..^2] : word;
    }

    private static bool IsOrdinal(string word) => word.Length > 2 && word[^2..] is ("st" or "nd" or "rd" or "th") && word[..^2].All(char.IsAsciiDigit);

    private static FrozenDictionary<string, string> Table(string lines) =>
        lines
            .Split('|', '\n')
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(words => words.Length > 0)
            .SelectMany(words => words.Select(word => (word, meant: words[0])))
            .ToFrozenDictionary(pair => pair.word, pair => pair.meant);
}
