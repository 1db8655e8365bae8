using System.Text.Json;
using Townline.Places.Contracts;

namespace Townline.Places.GeoJson;

internal enum GeoJsonStep
{
    /// <summary>Something was passed that is no feature; advance again.</summary>
    Moved,
    Feature,
    NeedsMore,
    Finished,
}

/// <summary>Walks through GeoJSON in pieces as they arrive and cuts out one feature after the other.</summary>
internal sealed class GeoJsonScanner(GeoJsonLimits limits)
{
    private enum Stage
    {
        /// <summary>Before a document: outside everything.</summary>
        Between,

        /// <summary>Inside the list of features.</summary>
        Features,

        /// <summary>In the collection, past its features.</summary>
        Tail,
    }

    private byte[] _buffer = new byte[64 << 10];
    private int _start;
    private int _end;
    private bool _first = true;
    private bool _ended;
    private bool _sawCollection;
    private Stage _stage;
    private JsonReaderState _state = new(
        new JsonReaderOptions { MaxDepth = limits.Depth, AllowMultipleValues = true, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip }
    );

    /// <summary>Features cut out so far.</summary>
    public int Features { get; set; }

    /// <exception cref="JsonException">What stands here is not JSON.</exception>
    /// <exception cref="PlacesFileException">It is JSON but no GeoJSON that can be used.</exception>
    public GeoJsonStep Advance(out JsonDocument? feature)
    {
        var reader = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), _ended, _state);
        feature = null;
        return _stage switch
        {
            Stage.Between => Open(ref reader, out feature),
            Stage.Features => NextFeature(ref reader, out feature),
            _ => PassTail(ref reader),
        };
    }

    /// <summary>Reads more of the stream; call when <see cref="Advance"/> asks for it.</summary>
    public async Task Fill(Stream stream, CancellationToken stop)
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        if (_end == _buffer.Length)
        {
            if (_buffer.Length >= limits.FeatureBytes)
                throw new PlacesFileException($"Feature {Features} is longer than {limits.FeatureBytes >> 20} MB.");
            Array.Resize(ref _buffer, Math.Min(_buffer.Length * 2, limits.FeatureBytes));
        }
        var count = await stream.ReadAsync(_buffer.AsMemory(_end), stop);
        _ended = count == 0;
        var fresh = _buffer.AsSpan(_end, count);
        fresh.Replace((byte)0x1E, (byte)' ');
        if (_first && fresh.StartsWith("\uFEFF"u8))
            fresh[..3].Fill((byte)' ');
        _first &= count == 0;
        _end += count;
    }

    private GeoJsonStep Open(ref Utf8JsonReader reader, out JsonDocument? feature)
    {
        feature = null;
        if (_ended && _buffer.AsSpan(_start, _end - _start).Trim(" \t\r\n"u8).IsEmpty)
            return Features > 0 || _sawCollection ? GeoJsonStep.Finished : throw new PlacesFileException("The file is empty.");
        if (!reader.Read())
            return GeoJsonStep.NeedsMore;
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new PlacesFileException("The file is not GeoJSON: it does not begin with an object.");

        var ahead = reader;
        while (ahead.Read())
        {
            if (ahead.TokenType == JsonTokenType.EndObject)
                throw new PlacesFileException("The file is not GeoJSON: it has neither features nor a geometry.");
            if (ahead.ValueTextEquals("geometry") || ahead.ValueTextEquals("coordinates"))
                return Cut(ref reader, out feature);
            if (ahead.ValueTextEquals("features"))
                return ahead.Read() ? EnterFeatures(ref ahead) : GeoJsonStep.NeedsMore;
            if (!PassProperty(ref ahead))
                return GeoJsonStep.NeedsMore;
        }
        return GeoJsonStep.NeedsMore;
    }

    private GeoJsonStep EnterFeatures(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            throw new PlacesFileException("The file is not GeoJSON: its features are not a list.");
        _sawCollection = true;
        return Commit(ref reader, Stage.Features);
    }

    private GeoJsonStep NextFeature(ref Utf8JsonReader reader, out JsonDocument? feature)
    {
        feature = null;
        if (!reader.Read())
            return GeoJsonStep.NeedsMore;
        return reader.TokenType == JsonTokenType.EndArray ? Commit(ref reader, Stage.Tail) : Cut(ref reader, out feature);
    }

    private GeoJsonStep PassTail(ref Utf8JsonReader reader)
    {
        if (!reader.Read())
            return GeoJsonStep.NeedsMore;
        if (reader.TokenType == JsonTokenType.EndObject)
            return Commit(ref reader, Stage.Between);
        return PassProperty(ref reader) ? Commit(ref reader, Stage.Tail) : GeoJsonStep.NeedsMore;
    }

    private GeoJsonStep Cut(ref Utf8JsonReader reader, out JsonDocument? value)
    {
        if (!JsonDocument.TryParseValue(ref reader, out value))
            return GeoJsonStep.NeedsMore;
        Commit(ref reader, _stage);
        return GeoJsonStep.Feature;
    }

    /// <summary>Passes over the value of a property of the collection; only the coordinate system of older GeoJSON matters.</summary>
    private static bool PassProperty(ref Utf8JsonReader reader)
    {
        if (!reader.ValueTextEquals("crs"))
            return reader.TrySkip();
        if (!reader.Read() || !JsonDocument.TryParseValue(ref reader, out var crs))
            return false;
        using (crs)
            GeoJsonCrs.Check(crs.RootElement);
        return true;
    }

    private GeoJsonStep Commit(ref Utf8JsonReader reader, Stage stage)
    {
        _start += (int)reader.BytesConsumed;
        _state = reader.CurrentState;
        _stage = stage;
        return GeoJsonStep.Moved;
    }
}
