namespace Townline.Platform.Web;

/// <summary>Metadata of endpoints with an error format of their own, for what goes wrong before or around them.</summary>
/// <param name="Write">Answers with a status and a sentence.</param>
internal sealed record ErrorFormat(Func<HttpContext, int, string, Task> Write)
{
    /// <summary>Answers in the format of the endpoint that was asked for, or as plain text.</summary>
    public static Task Answer(HttpContext http, int status, string sentence)
    {
        http.Response.StatusCode = status;
        if (http.GetEndpoint()?.Metadata.GetMetadata<ErrorFormat>() is { } format)
        {
            return format.Write(http, status, sentence);
        }

        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync(sentence + "\n", http.RequestAborted);
    }
}
