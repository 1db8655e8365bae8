using System.Buffers.Text;
using System.ComponentModel;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Net.Http.Headers;

namespace Townline.Faces.Api.Calls;

/// <summary>Answers of the API.</summary>
internal static class Answer
{
    private const int TagBytes = 16;

    public static IResult Of<T>(T document, int status = StatusCodes.Status200OK) => Results.Json(document, ApiJson.Options, statusCode: status);

    /// <summary>With an entity tag made of the content, in the language of the call; 304 for a caller who has the same already.</summary>
    public static IResult Tagged<T>(ApiCall call, T document)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(document, ApiJson.Options);
        var tag = new EntityTagHeaderValue($"\"{Base64Url.EncodeToString(SHA256.HashData(bytes).AsSpan(0, TagBytes))}\"", isWeak: true);
        var headers = call.Http.Response.GetTypedHeaders();
        headers.ETag = tag;
        headers.CacheControl = new CacheControlHeaderValue { Private = true, NoCache = true };
        call.Http.Response.Headers.ContentLanguage = call.Words.Language;
        call.Http.Response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptLanguage);
        var known = call.Http.Request.GetTypedHeaders().IfNoneMatch;
        return known.Any(other => other.Equals(EntityTagHeaderValue.Any) || other.Compare(tag, useStrongComparison: false))
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Bytes(bytes, "application/json; charset=utf-8");
    }
}

[Description("Some of a list, and where it goes on.")]
internal sealed record Page<T>
{
    [Description("What was asked for, in the order of the list.")]
    public required IReadOnlyList<T> Items { get; init; }

    [Description("Address (path and query) of the next page; null on the last one.")]
    public required string? Next { get; init; }
}
