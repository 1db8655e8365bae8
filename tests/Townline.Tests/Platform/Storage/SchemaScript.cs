using System.Text;
using System.Text.RegularExpressions;

namespace Townline.Tests.Platform.Storage;

/// <summary>
/// The tables, columns and indexes that SQL scripts leave behind, read from their text; so that the migrations of both engines can be
/// held against the model without a server. Knows the statements that migrations are made of: CREATE TABLE, CREATE INDEX, ALTER TABLE …
/// ADD COLUMN or DROP COLUMN, DROP TABLE, DROP INDEX. Indexes that are not the model's (their names do not begin with IX_) are left out.
/// </summary>
internal sealed partial class SchemaScript
{
    private readonly SortedDictionary<string, Dictionary<string, string>> _tables = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, (string Table, string Statement)> _indexes = new(StringComparer.Ordinal);

    /// <param name="byHand">Tables that the model does not know.</param>
    public static SchemaScript Of(IEnumerable<string> scripts, params string[] byHand)
    {
        var schema = new SchemaScript();
        foreach (var statement in scripts.SelectMany(Statements))
        {
            schema.Run(statement);
        }

        foreach (var table in byHand)
        {
            schema._tables.Remove(table);
        }

        return schema;
    }

    /// <summary>A line for each column and index, in an order that does not depend on who came first.</summary>
    public IEnumerable<string> Lines =>
        _tables.SelectMany(table => table.Value.OrderBy(column => column.Key, StringComparer.Ordinal).Select(column => $"{table.Key}: {WithoutDefault(column.Value)}"))
            .Concat(_indexes.Values.Select(index => index.Statement));

    /// <summary>The statements that bring <paramref name="older"/> here: new tables, columns and indexes. What goes or changes is written by hand.</summary>
    public string From(SchemaScript older)
    {
        var script = new StringBuilder();
        foreach (var (table, columns) in _tables)
        {
            if (!older._tables.TryGetValue(table, out var known))
            {
                script.Append($"CREATE TABLE {table} (\n    {string.Join(",\n    ", columns.Values)}\n);\n\n");
                continue;
            }

            foreach (var (_, column) in columns.Where(column => !known.ContainsKey(column.Key)))
            {
                script.Append($"ALTER TABLE {table} ADD COLUMN {WithDefault(column)};\n\n");
            }
        }

        foreach (var (name, index) in _indexes)
        {
            if (older._indexes.TryGetValue(name, out var before) && before != index)
            {
                script.Append($"DROP INDEX \"{name}\";\n");
            }

            if (before != index)
            {
                script.Append($"{index.Statement};\n\n");
            }
        }

        return script.ToString();
    }

    private void Run(string statement)
    {
        if (CreateTable().Match(statement) is { Success: true } table)
        {
            _tables[Name(table)] = table.Groups["columns"].Value.Split(",\n").Select(column => column.Trim()).ToDictionary(ColumnName, StringComparer.Ordinal);
        }
        else if (CreateIndex().Match(statement) is { Success: true } index)
        {
            _indexes[Name(index)] = (index.Groups["table"].Value, Blanks().Replace(statement, " ").Replace("\"" + index.Groups["table"].Value + "\"", index.Groups["table"].Value));
        }
        else if (AddColumn().Match(statement) is { Success: true } added)
        {
            _tables[Name(added)][ColumnName(added.Groups["column"].Value)] = added.Groups["column"].Value;
        }
        else if (DropColumn().Match(statement) is { Success: true } dropped)
        {
            _tables[Name(dropped)].Remove(dropped.Groups["column"].Value);
        }
        else if (DropTable().Match(statement) is { Success: true } gone && _tables.Remove(Name(gone)))
        {
            foreach (var name in _indexes.Where(index => index.Value.Table == Name(gone)).Select(index => index.Key).ToList())
            {
                _indexes.Remove(name);
            }
        }
        else if (DropIndex().Match(statement) is { Success: true } removed)
        {
            _indexes.Remove(Name(removed));
        }
    }

    private static IEnumerable<string> Statements(string script) =>
        Comment().Replace(script.ReplaceLineEndings("\n"), "").Split(";\n", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(statement => statement.TrimEnd(';'));

    private static string Name(Match match) => match.Groups["name"].Value;

    private static string ColumnName(string column) => column.Split(' ')[0].Trim('"');

    // Rows that are there already need a value; the model itself knows no defaults.
    private static string WithDefault(string column) =>
        !column.EndsWith(" NOT NULL", StringComparison.Ordinal) ? column
        : column + (column.Contains(" text ", StringComparison.OrdinalIgnoreCase) ? " DEFAULT ''"
            : column.Contains(" boolean ", StringComparison.OrdinalIgnoreCase) ? " DEFAULT false"
            : column.Contains(" bytea ", StringComparison.OrdinalIgnoreCase) || column.Contains(" blob ", StringComparison.OrdinalIgnoreCase) ? " DEFAULT ''"
            : " DEFAULT 0");

    private static string WithoutDefault(string column) => Default().Replace(column, "");

    [GeneratedRegex(@"^--.*\n?", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@" DEFAULT \S+$")]
    private static partial Regex Default();

    [GeneratedRegex(@"^CREATE TABLE ""?(?<name>\w+)""? \((?<columns>.*)\)$", RegexOptions.Singleline)]
    private static partial Regex CreateTable();

    [GeneratedRegex(@"^CREATE (UNIQUE )?INDEX ""?(?<name>IX_\w+)""?\s+ON ""?(?<table>\w+)""?", RegexOptions.Singleline)]
    private static partial Regex CreateIndex();

    [GeneratedRegex(@"^ALTER TABLE ""?(?<name>\w+)""? ADD COLUMN (?<column>.*)$", RegexOptions.Singleline)]
    private static partial Regex AddColumn();

    [GeneratedRegex(@"^ALTER TABLE ""?(?<name>\w+)""? DROP COLUMN ""?(?<column>\w+)""?$")]
    private static partial Regex DropColumn();

    [GeneratedRegex(@"^DROP TABLE ""?(?<name>\w+)""?$")]
    private static partial Regex DropTable();

    [GeneratedRegex(@"^DROP INDEX ""?(?<name>IX_\w+)""?$")]
    private static partial Regex DropIndex();
}
