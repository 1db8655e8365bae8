using System.Buffers;
using System.Data.Common;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Townline.Transfer.Tables;

/// <summary>Writes rows as JSON Lines. What is null is left out. Not for several at once.</summary>
internal sealed class RowWriter : IDisposable
{
    private readonly IReadOnlyList<TownColumn> _columns;
    private readonly IBufferWriter<byte> _output;
    private readonly Utf8JsonWriter _json;

    /// <param name="columns">In the order in which readers give them.</param>
    public RowWriter(IReadOnlyList<TownColumn> columns, IBufferWriter<byte> output)
    {
        (_columns, _output) = (columns, output);
        _json = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
    }

    /// <summary>The row on which the reader stands, as one line.</summary>
    public void Write(DbDataReader row)
    {
        _json.Reset();
        _json.WriteStartObject();
        for (var i = 0; i < _columns.Count; i++)
        {
            if (!row.IsDBNull(i))
            {
                Write(_columns[i], row, i);
            }
        }

        _json.WriteEndObject();
        _json.Flush();
        _output.Write("\n"u8);
    }

    private void Write(TownColumn column, DbDataReader row, int i)
    {
        switch (column.Kind)
        {
            case ColumnKind.Id:
                WriteText(column.JsonName, row.GetInt64(i));
                break;
            case ColumnKind.Number:
                _json.WriteNumber(column.JsonName, row.GetInt64(i));
                break;
            case ColumnKind.Real:
                _json.WriteNumber(column.JsonName, row.GetDouble(i));
                break;
            case ColumnKind.Text:
                _json.WriteString(column.JsonName, row.GetString(i));
                break;
            case ColumnKind.Json:
                WriteJson(column.JsonName, row.GetString(i));
                break;
            case ColumnKind.YesNo:
                _json.WriteBoolean(column.JsonName, row.GetBoolean(i));
                break;
            case ColumnKind.Moment:
                WriteMoment(column.JsonName, row.GetInt64(i));
                break;
            case ColumnKind.Choice:
                WriteChoice(column, row.GetInt64(i));
                break;
            case ColumnKind.Bytes:
                _json.WriteBase64String(column.JsonName, row.GetFieldValue<byte[]>(i));
                break;
        }
    }

    private void WriteText(JsonEncodedText name, long number)
    {
        Span<byte> digits = stackalloc byte[20];
        number.TryFormat(digits, out var length, default, CultureInfo.InvariantCulture);
        _json.WriteString(name, digits[..length]);
    }

    /// <summary>As it stands, so that it comes back to the letter; only line ends between its parts would break the line.</summary>
    private void WriteJson(JsonEncodedText name, string text)
    {
        _json.WritePropertyName(name);
        if (text.AsSpan().ContainsAny('\n', '\r'))
        {
            using var parsed = JsonDocument.Parse(text);
            parsed.RootElement.WriteTo(_json);
        }
        else
        {
            _json.WriteRawValue(text, skipInputValidation: true);
        }
    }

    private void WriteMoment(JsonEncodedText name, long milliseconds)
    {
        Span<byte> text = stackalloc byte[32];
        if (Moments.TryFormat(milliseconds, text, out var length))
        {
            _json.WriteString(name, text[..length]);
        }
        else
        {
            _json.WriteNumber(name, milliseconds);
        }
    }

    private void WriteChoice(TownColumn column, long number)
    {
        if (column.Choices!.TryGetValue(number, out var choice))
        {
            _json.WriteString(column.JsonName, choice);
        }
        else
        {
            _json.WriteNumber(column.JsonName, number);
        }
    }

    public void Dispose() => _json.Dispose();
}
