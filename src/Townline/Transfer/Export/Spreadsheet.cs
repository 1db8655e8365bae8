using System.Data.Common;
using System.Globalization;
using System.Text;
using Townline.Platform.Text;
using Townline.Transfer.Packages;
using Townline.Transfer.Tables;

namespace Townline.Transfer.Export;

/// <summary>A table as CSV beside its JSON Lines, for people with a spreadsheet: UTF-8 with a mark, no cell that becomes a formula.</summary>
/// <param name="File">Its file in an export.</param>
/// <param name="Table">The table it shows.</param>
/// <param name="Names">Columns that hold ids, and the table and column that say what people call them; written beside, without "_id".</param>
internal sealed record SpreadsheetKind(string File, string Table, IReadOnlyDictionary<string, (string Table, string Column)> Names)
{
    private static readonly Dictionary<string, (string, string)> OfRequests = new()
    {
        ["service_id"] = ("requests_service", "code"),
        ["team_id"] = ("work_team", "code"),
        ["assignee_id"] = ("identity_staff", "name"),
    };

    public static IReadOnlyList<SpreadsheetKind> All { get; } =
    [
        new("requests.csv", "requests_request", OfRequests),
        new("people.csv", "people_person", new Dictionary<string, (string, string)>()),
        new("identities.csv", "people_identity", new Dictionary<string, (string, string)>()),
        new("messages.csv", "conversations_entry", new Dictionary<string, (string, string)>()),
    ];
}

/// <summary>Writes one spreadsheet from the rows of its table.</summary>
/// <param name="names">By column: what the ids in it are called.</param>
internal sealed class Spreadsheet(HashedFile file, IReadOnlyList<TownColumn> columns, IReadOnlyDictionary<string, IReadOnlyDictionary<long, string>> names)
{
    private readonly StringBuilder _line = new();

    public void Header()
    {
        file.Write("\uFEFF");
        foreach (var column in columns)
        {
            Cell(column.Name);
            if (names.ContainsKey(column.Name))
            {
                Cell(column.Name[..^"_id".Length]);
            }
        }

        End();
    }

    /// <summary>The row on which the reader stands.</summary>
    public void Write(DbDataReader row)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            var column = columns[i];
            var isNull = row.IsDBNull(i);
            Cell(isNull ? "" : Text(column, row, i));
            if (names.TryGetValue(column.Name, out var called))
            {
                Cell(isNull ? "" : called.GetValueOrDefault(row.GetInt64(i), ""));
            }
        }

        End();
    }

    private static string Text(TownColumn column, DbDataReader row, int i) => column.Kind switch
    {
        ColumnKind.Id or ColumnKind.Number => row.GetInt64(i).ToString(CultureInfo.InvariantCulture),
        ColumnKind.Real => row.GetDouble(i).ToString("R", CultureInfo.InvariantCulture),
        ColumnKind.YesNo => row.GetBoolean(i) ? "true" : "false",
        ColumnKind.Moment => Moments.Text(row.GetInt64(i)),
        ColumnKind.Choice => column.Choices!.GetValueOrDefault(row.GetInt64(i)) ?? row.GetInt64(i).ToString(CultureInfo.InvariantCulture),
        ColumnKind.Bytes => Convert.ToBase64String(row.GetFieldValue<byte[]>(i)),
        _ => row.GetString(i),
    };

    private void Cell(string text) => _line.Append(_line.Length > 0 ? "," : "").Append(_line.Length == 0 && text.Length == 0 ? "\"\"" : CsvCell.Of(text));

    private void End()
    {
        _line.Append("\r\n");
        foreach (var part in _line.GetChunks())
        {
            file.Write(part.Span);
        }

        _line.Clear();
    }
}
