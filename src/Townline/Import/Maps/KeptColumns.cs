using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Townline.Import.Maps;

/// <summary>
/// Keeps the agency and columns that the map has no other use for, as answers of a request: a JSON object of lists of texts, of
/// those that are filled.
/// </summary>
internal sealed class KeptColumns
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
    private const string Agency = "agency";
    private readonly (JsonEncodedText Name, ColumnText Text)[] _texts;
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly Utf8JsonWriter _json;

    /// <param name="agency">Who answers for the request.</param>
    /// <param name="names">Names of columns; "*" for all that no template uses. Columns that the file lacks are left out.</param>
    /// <param name="columns">The columns of the file, after all templates were found in them.</param>
    public KeptColumns(ColumnText agency, string[] names, Columns columns)
    {
        var kept = (names.Contains("*") ? columns.Unused.ToList() : names.SelectMany(name => columns.Find(name + "?"))).Distinct();
        _texts = [(JsonEncodedText.Encode(Agency), agency), .. kept.Select(column => (Encoded(columns.Name(column)), ColumnText.Column(column)))];
        _json = new(_buffer, Plain);
    }

    /// <summary>Null when nothing is filled.</summary>
    public string? Of(RowFields row)
    {
        var any = false;
        foreach (var (name, text) in _texts)
        {
            var value = text.Of(row);
            if (value.Length > 0)
            {
                if (!any)
                {
                    Begin();
                    any = true;
                }

                _json.WriteStartArray(name);
                _json.WriteStringValue(value);
                _json.WriteEndArray();
            }
        }

        return any ? End() : null;
    }

    private static JsonEncodedText Encoded(string name) => JsonEncodedText.Encode(name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);

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
