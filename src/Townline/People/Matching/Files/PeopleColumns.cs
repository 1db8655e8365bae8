using Townline.Platform.Commands;

namespace Townline.People.Matching.Files;

/// <summary>Which column of a file is what: by the names that such columns usually have, or as the caller says.</summary>
internal sealed class PeopleColumns
{
    private static readonly Dictionary<string, string[]> Usual = new()
    {
        ["id"] = ["id", "recid", "recordid", "personid", "customerid", "uid"],
        ["name"] = ["name", "fullname", "personname"],
        ["given"] = ["givenname", "firstname", "first", "given", "forename", "gname", "fname"],
        ["surname"] = ["surname", "lastname", "last", "familyname", "lname", "sname"],
        ["number"] = ["streetnumber", "housenumber", "number", "stnum", "houseno"],
        ["street"] = ["address1", "street", "streetname", "address", "addressline1", "addr1"],
        ["addressee"] = ["address2", "addressline2", "addr2", "unit", "flat", "building"],
        ["suburb"] = ["suburb", "city", "town", "locality", "place"],
        ["postcode"] = ["postcode", "zip", "zipcode", "postalcode", "plz"],
        ["state"] = ["state", "province", "region", "county"],
        ["born"] = ["dateofbirth", "dob", "birthdate", "born", "birthday"],
        ["phone"] = ["phone", "telephone", "phonenumber", "tel", "mobile", "cell"],
        ["email"] = ["email", "emailaddress", "mail"],
    };

    private readonly Dictionary<string, int> _columns;

    /// <param name="headers">The first line of the file.</param>
    /// <param name="said">"field=column", such as "surname=Nachname".</param>
    /// <exception cref="CommandFailedException">A column that was named is not there, or there is nothing to compare.</exception>
    public PeopleColumns(IReadOnlyList<string> headers, IReadOnlyList<string> said)
    {
        var plain = headers.Select(MatchText.Letters).ToList();
        _columns = Usual.Select(field => (field.Key, Column: plain.FindIndex(field.Value.Contains))).Where(found => found.Column >= 0).ToDictionary(found => found.Key, found => found.Column);
        foreach (var pair in said)
        {
            var parts = pair.Split('=', 2, StringSplitOptions.TrimEntries);
            if (parts.Length != 2 || !Usual.ContainsKey(parts[0]))
            {
                throw new CommandFailedException($"--column says which column is what, such as surname=NAME; what there is: {string.Join(", ", Usual.Keys)}.");
            }

            var column = plain.IndexOf(MatchText.Letters(parts[1]));
            _columns[parts[0]] = column >= 0 ? column : throw new CommandFailedException($"There is no column {parts[1]}; there are: {string.Join(", ", headers)}.");
        }

        if (_columns.Keys.Count(field => field is not ("id" or "state" or "suburb" or "postcode")) == 0)
        {
            throw new CommandFailedException($"No column is known to hold a name, an address, a birth date, a telephone number or an e-mail address. Name some with --column; there are: {string.Join(", ", headers)}.");
        }
    }

    /// <summary>A row as a person to compare. Without a column of ids, the id is the number of the row, from 1.</summary>
    public MatchRecord Read(int cells, Func<int, string> cell, int number)
    {
        var raw = new Dictionary<MatchField, string>();
        foreach (var field in Enum.GetValues<MatchField>())
        {
            if (Cell(MatchWeights.Name(field)) is { Length: > 0 } value)
            {
                raw[field] = value;
            }
        }

        var hasParts = raw.ContainsKey(MatchField.Given) || raw.ContainsKey(MatchField.Surname);
        return RecordBuilder.Build(Cell("id") is { Length: > 0 } id ? id : $"{number}", raw, hasParts ? null : Cell("name"));

        string? Cell(string field) => _columns.TryGetValue(field, out var column) && column < cells ? cell(column).Trim() : null;
    }
}
