using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Townline.Channels.Open311.Documents;

/// <inheritdoc/>
internal sealed class JsonDocumentWriter : DocumentWriter
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
    private readonly ArrayBufferWriter<byte> _bytes = new(1024);
    private readonly Utf8JsonWriter _json;

    public JsonDocumentWriter() => _json = new Utf8JsonWriter(_bytes, Readable);

    public override void StartList(string root) => _json.WriteStartArray();

    public override void StartInnerList(string name) => _json.WriteStartArray(name);

    public override void EndList() => _json.WriteEndArray();

    public override void StartItem(string name) => _json.WriteStartObject();

    public override void EndItem() => _json.WriteEndObject();

    public override void StartObject(string root) => _json.WriteStartObject();

    public override void EndObject() => _json.WriteEndObject();

    public override void Text(string name, string value) => _json.WriteString(name, value);

    public override void Number(string name, long value) => _json.WriteNumber(name, value);

    public override void Degrees(string name, double value) => _json.WriteNumber(name, value);

    public override void Flag(string name, bool value) => _json.WriteBoolean(name, value);

    public override void Values(string name, IEnumerable<string> values)
    {
        _json.WriteStartArray(name);
        foreach (var value in values)
        {
            _json.WriteStringValue(value);
        }

        _json.WriteEndArray();
    }

    public override ReadOnlyMemory<byte> Finish()
    {
        _json.Dispose();
        return _bytes.WrittenMemory;
    }
}
