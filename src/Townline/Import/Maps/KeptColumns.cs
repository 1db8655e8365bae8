using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Townline.Import.Maps;

/// <summary>Keeps columns that the map has no use for, as a JSON object of those that are filled.</summary>
internal sealed class KeptColumns
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
    private readonly (int Column, JsonEncodedText Name)[] _columns;
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly Utf8JsonWriter _json;

    /// <param name="names">Names of columns; "*" for all that no template uses. Columns that the file lacks are left out.</param>
    /// <param name="columns">The columns of the file.</param>
    public KeptColumns(string[] names, Columns columns)
    {
        var kept = names.Contains("*") ? columns.Unused : names.SelectMany(name => columns.Find(name + "?"));
        _columns = [.. kept.Distinct().Select(column => (column, JsonEncodedText.Encode(columns.Name(column), JavaScriptEncoder.UnsafeRelaxedJsonEscaping)))];
        _json = new(_buffer, Plain);
    }

    /// <summary>Null when nothing is filled.</summary>
    public string? Of(RowFields row)
    {
        var any = false;
        foreach (var (column, name) in _columns)
        {
            var value = row[column];
            if (value.Length > 0)
            {
                if (!any)
                {
                    Begin();
                    any = true;
                }

                _json.WriteString(name, value);
            }
        }

        return any ? End() : null;
    }

    private void Begin()
    {
        _buffer.ResetWrittenCount();
        _json.Reset();
        _json.WriteStartObject();
    }

    private string End()
    {
        _json.WriteEndObject();
        _json.Flush();
        return Encoding.UTF8.GetString(_buffer.WrittenSpan);
    }
}
