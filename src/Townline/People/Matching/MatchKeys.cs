namespace Townline.People.Matching;

/// <summary>
/// Keys under which a person is looked for: two who share none are not compared at all. Each is made of two things that are seldom wrong at
/// once, as they sound, so that a slip in either leaves the key as it was. Stable for ever: they are stored.
/// </summary>
internal static class MatchKeys
{
    /// <summary>All keys of a person for a file, where every field may be given and any be wrong.</summary>
    public static HashSet<ulong> Of(MatchRecord person)
    {
        var keys = new HashSet<ulong>();
        string[] names = [.. new[] { MatchText.Sound(person[MatchField.Given]), MatchText.Sound(person[MatchField.Surname]) }.Where(sound => sound.Length > 0)];
        string[] lines = [.. new[] { Street(person[MatchField.Street]), Street(person[MatchField.Addressee]) }.Where(sound => sound.Length > 0)];
        var (born, postcode, number) = (person[MatchField.Born], Sorted(person[MatchField.Postcode]), person[MatchField.Number]);
        if (names.Length == 2)
        {
            keys.Add(Hash("name", Sorted(names)));
        }

        Add("born", born);
        Add("phone", Tail(person[MatchField.Phone]));
        Add("email", FieldAgreement.Local(person[MatchField.Email]));
        foreach (var line in lines)
        {
            Add("house", number, line);
            Add("block", postcode, line);
        }

        foreach (var name in names)
        {
            Add("name-post", name, postcode);
            Add("name-year", name, born.Length == 8 ? born[..4] : "");
            Add("name-suburb", name, MatchText.Sound(person[MatchField.Suburb]));
            foreach (var line in lines)
            {
                Add("name-line", name, line);
            }
        }

        return keys;

        void Add(string kind, string one, string other = "-")
        {
            if (one.Length > 0 && other.Length > 0)
            {
                keys.Add(Hash(kind, $"{one}/{other}"));
            }
        }
    }

    /// <summary>The six keys of a person in a town, as stored; null where nothing is known.</summary>
    public static long?[] Stored(MatchRecord person)
    {
        var (given, surname) = (MatchText.Sound(person[MatchField.Given]), MatchText.Sound(person[MatchField.Surname]));
        var street = Street(person[MatchField.Street]);
        return
        [
            given.Length > 0 && surname.Length > 0 ? Long(Hash("name", Sorted([given, surname]))) : null,
            Key("email", FieldAgreement.Local(person[MatchField.Email])),
            Key("phone", Tail(person[MatchField.Phone])),
            Key("house", person[MatchField.Number], street),
            Key("name-line", surname, street),
            Key("name-post", given, Sorted(person[MatchField.Postcode])),
        ];

        static long? Key(string kind, string one, string other = "-") => one.Length > 0 && other.Length > 0 ? Long(Hash(kind, $"{one}/{other}")) : null;
    }

    /// <summary>House numbers slip into streets; the sound is that of the letters.</summary>
    private static string Street(string line) => MatchText.Sound(string.Concat(line.Where(c => !char.IsAsciiDigit(c))));

    /// <summary>Exchanged digits change nothing.</summary>
    private static string Sorted(string code) => string.Concat(code.Order());

    private static string Sorted(string[] names) => string.Join('/', names.Order(StringComparer.Ordinal));

    private static string Tail(string phone) => phone.Length >= 7 ? phone[^7..] : "";

    private static long Long(ulong hash) => unchecked((long)hash);

    /// <summary>FNV-1a, 64 bits.</summary>
    private static ulong Hash(string kind, string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in kind)
        {
            hash = unchecked((hash ^ c) * 1099511628211UL);
        }

        hash = unchecked((hash ^ ':') * 1099511628211UL);
        foreach (var c in text)
        {
            hash = unchecked((hash ^ c) * 1099511628211UL);
        }

        return hash;
    }
}
