namespace Townline.People.Matching.Files;

/// <summary>Why two rows may be the same, in a line of English for the file.</summary>
internal static class PairReasons
{
    private static readonly string[] Names = ["given name", "surname", "house number", "street", "second address line", "suburb", "postcode", "state", "birth date", "phone", "e-mail"];

    public static string Of(PairScore score)
    {
        var fields = score.Fields;
        var said = Enum.GetValues<MatchField>().Where(field => fields[field] != Agreement.Missing).GroupBy(field => fields[field]).OrderBy(group => group.Key).Select(Group);
        return string.Join("; ", fields.NamesSwapped ? said.Append("names exchanged") : said);

        static string Group(IGrouping<Agreement, MatchField> group) => $"{string.Join(", ", group.Select(field => Names[(int)field]))} {Word(group.Key)}";
    }

    private static string Word(Agreement agreement) => agreement switch
    {
        Agreement.Same => "the same",
        Agreement.Close => "nearly the same",
        Agreement.Similar => "alike",
        _ => "different",
    };
}
