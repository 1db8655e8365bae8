namespace Townline.Platform.Retention;

/// <summary>One line of the map of personal data.</summary>
/// <param name="Of">Whom it tells of: "resident", "staff" or "nobody".</param>
/// <param name="Why">Why it is kept: "answer", "history", "proof" or "sign-in"; empty for nobody's.</param>
/// <param name="Goes">With what it goes: a kind of records, or "person", "account", "draft", "outbox", "unread", "trail"; empty for nobody's.</param>
internal sealed record PersonalColumns(string Table, IReadOnlyList<string> Columns, string Of, string Why, string Goes)
{
    public bool IsPersonal => Of != "nobody";
}

/// <summary>
/// The map of personal data (personal-data.csv, beside this file): of every column that can hold words, bytes or places, or names a person, whom it tells
/// of, why it is kept and with what it goes. A test fails when a column is not on it.
/// </summary>
internal static class PersonalData
{
    private static readonly Lazy<IReadOnlyList<PersonalColumns>> Read = new(Load);

    public static IReadOnlyList<PersonalColumns> Map => Read.Value;

    private static List<PersonalColumns> Load()
    {
        var assembly = typeof(PersonalData).Assembly;
        var name = assembly.GetManifestResourceNames().Single(resource => resource.EndsWith("personal-data.csv", StringComparison.Ordinal));
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return
        [
            .. reader.ReadToEnd()
                .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Skip(1)
                .Select(line => line.Split(','))
                .Select(cells => new PersonalColumns(cells[0], cells[1].Split(' '), cells[2], cells[3], cells[4])),
        ];
    }
}
