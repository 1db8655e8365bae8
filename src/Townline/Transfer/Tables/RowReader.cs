using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Townline.Transfer.Tables;

/// <summary>Reads the lines that <see cref="RowWriter"/> writes into the values of <see cref="TownTable.Into"/>.</summary>
internal sealed class RowReader(TownTable table, int tenantId)
{
    private readonly IReadOnlyList<TownColumn> _columns = table.Columns;

    /// <returns>The town's number, the columns, zeros.</returns>
    /// <exception cref="FormatException">The line is no row of this table; the message says why.</exception>
    public object?[] Read(ReadOnlySpan<byte> line)
    {
        var values = new object?[table.Into.Columns.Count];
        values[0] = tenantId;
        Span<bool> given = stackalloc bool[_columns.Count];
        try
        {
            Fill(line, values, given);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or OverflowException)
        {
            throw new FormatException($"It is no row of {table.Name}: {error.Message}", error);
        }

        for (var i = 0; i < _columns.Count; i++)
        {
            if (!given[i])
            {
                values[i + 1] = _columns[i].Missing();
            }
        }

        values.AsSpan(1 + _columns.Count).Fill(0L);
        return values;
    }

    private void Fill(ReadOnlySpan<byte> line, object?[] values, Span<bool> given)
    {
        var json = new Utf8JsonReader(line);
        json.Read();
        if (json.TokenType != JsonTokenType.StartObject)
        {
            throw new FormatException($"It is no row of {table.Name}.");
        }

        // Members come in the order of the columns, less those that are null.
        for (var next = 0; json.Read() && json.TokenType == JsonTokenType.PropertyName; next++)
        {
            next = Find(ref json, next);
            json.Read();
            values[next + 1] = Value(ref json, _columns[next], line);
            given[next] = true;
        }
    }

    private int Find(ref Utf8JsonReader json, int next)
    {
        for (var i = 0; i < _columns.Count; i++)
        {
            var at = (next + i) % _columns.Count;
            if (json.ValueTextEquals(_columns[at].JsonName.EncodedUtf8Bytes))
            {
                return at;
            }
        }

        throw new FormatException($"{table.Name} has no column {json.GetString()}.");
    }

    private static object? Value(ref Utf8JsonReader json, TownColumn column, ReadOnlySpan<byte> line)
    {
        if (column.Kind == ColumnKind.Json)
        {
            var start = (int)json.TokenStartIndex;
            json.Skip();
            return Encoding.UTF8.GetString(line[start..(int)json.BytesConsumed]);
        }

        return json.TokenType == JsonTokenType.Null ? null : column.Kind switch
        {
            ColumnKind.Id => json.TokenType == JsonTokenType.String ? long.Parse(json.GetString()!, CultureInfo.InvariantCulture) : json.GetInt64(),
            ColumnKind.Number => json.GetInt64(),
            ColumnKind.Real => json.GetDouble(),
            ColumnKind.Text => json.GetString(),
            ColumnKind.YesNo => json.GetBoolean(),
            ColumnKind.Moment => json.TokenType == JsonTokenType.Number ? json.GetInt64() : Moments.Parse(json.GetString()!),
            ColumnKind.Choice => Choice(ref json, column),
            _ => json.GetBytesFromBase64(),
        };
    }

    private static long Choice(ref Utf8JsonReader json, TownColumn column)
    {
        if (json.TokenType == JsonTokenType.Number)
        {
            return json.GetInt64();
        }

        var choice = json.GetString()!;
        return column.NumberOf(choice) ?? throw new FormatException($"{column.Name} cannot be {choice}.");
    }
}
