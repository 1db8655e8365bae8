using Microsoft.Net.Http.Headers;

namespace Townline.Platform.Files;

/// <summary>The headers under which a file of a stranger is handed out so that no browser ever runs it.</summary>
internal static class FileHeaders
{
    /// <param name="response">Not yet started.</param>
    /// <param name="type">As found by content.</param>
    /// <param name="name">From <see cref="FileName.Clean"/>.</param>
    /// <param name="inPage">True lets a picture be shown; everything else is always a download.</param>
    public static void Write(HttpResponse response, FileType type, string name, bool inPage)
    {
        var disposition = new ContentDispositionHeaderValue(inPage && type.IsImage ? "inline" : "attachment");
        disposition.SetHttpFileName(name);
        var headers = response.Headers;
        headers.ContentType = type.MediaType;
        headers.ContentDisposition = disposition.ToString();
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
        headers["Referrer-Policy"] = "no-referrer";
    }
}
