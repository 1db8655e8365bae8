using System.Text.Json;
using System.Text.Unicode;
using Townline.Faces.Api.Calls;

namespace Townline.Faces.Api.Requests;

/// <summary>Reads a JSON body and says clearly what is wrong with one that cannot be read.</summary>
internal static class BodyReader
{
    private const int LargestBody = 1024 * 1024;

    /// <returns>The body as it came, and what it means.</returns>
    /// <exception cref="ApiRefusal">415 not JSON, 413 over a megabyte, 400 unreadable.</exception>
    public static async Task<(byte[] Raw, T Body)> Read<T>(ApiCall call)
    {
        if (!call.Http.Request.HasJsonContentType())
        {
            throw call.Refusal(StatusCodes.Status415UnsupportedMediaType, "api.json-type");
        }

        var raw = await Bytes(call);
        if (!Utf8.IsValid(raw))
        {
            throw call.Refusal(StatusCodes.Status400BadRequest, "api.utf8");
        }

        if (!StartsObject(raw))
        {
            throw call.Refusal(StatusCodes.Status400BadRequest, "api.json");
        }

        try
        {
            return (raw, JsonSerializer.Deserialize<T>(Body(raw), ApiJson.Options) ?? throw new JsonException());
        }
        catch (JsonException error)
        {
            throw Unreadable(call, error);
        }
    }

    /// <summary>Without the byte order mark that some programs put in front (RFC 8259, 8.1: it may be ignored).</summary>
    private static ReadOnlySpan<byte> Body(ReadOnlySpan<byte> raw) => raw.StartsWith("\uFEFF"u8) ? raw[3..] : raw;

    private static bool StartsObject(ReadOnlySpan<byte> raw) => Body(raw).TrimStart(" \t\r\n"u8) is [(byte)'{', ..];

    private static async Task<byte[]> Bytes(ApiCall call)
    {
        var bytes = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await call.Http.Request.Body.ReadAsync(buffer, call.Cancel)) > 0)
        {
            if (bytes.Length + read > LargestBody)
            {
                throw call.Refusal(StatusCodes.Status413PayloadTooLarge, "api.too-large");
            }

            bytes.Write(buffer, 0, read);
        }

        return bytes.ToArray();
    }

    /// <summary>The reader's own message names our types; it is told by path and line instead.</summary>
    private static ApiRefusal Unreadable(ApiCall call, JsonException error)
    {
        if (error.Path is ['$', '.', .. var field])
        {
            call.Wrong(field, "api.json-field", field);
            call.RefuseIfWrong();
        }

        return error.LineNumber is { } line
            ? call.Refusal(StatusCodes.Status400BadRequest, "api.json-line", $"{line + 1}", $"{error.BytePositionInLine + 1}")
            : call.Refusal(StatusCodes.Status400BadRequest, "api.json");
    }
}
