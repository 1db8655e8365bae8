using Townline.Channels.Open311.Documents;

namespace Townline.Channels.Open311;

/// <summary>Sends documents and errors in the format asked for.</summary>
internal static class Open311Answer
{
    public static Task Send(HttpContext http, Format format, int status, Action<DocumentWriter> write)
    {
        var writer = DocumentWriter.For(format);
        write(writer);
        var bytes = writer.Finish();
        http.Response.StatusCode = status;
        http.Response.ContentType = format == Format.Json ? "application/json; charset=utf-8" : "text/xml; charset=utf-8";
        http.Response.ContentLength = bytes.Length;
        return HttpMethods.IsHead(http.Request.Method) ? Task.CompletedTask : http.Response.Body.WriteAsync(bytes, http.RequestAborted).AsTask();
    }

    public static Task SendErrors(HttpContext http, Format format, int status, IReadOnlyList<Open311Error> errors) => Send(http, format, status, writer =>
    {
        writer.StartList("errors");
        foreach (var error in errors)
        {
            writer.StartItem("error");
            writer.Number("code", error.Code);
            writer.Text("description", error.Description);
            writer.EndItem();
        }

        writer.EndList();
    });

    /// <summary>The format that the end of the path names; XML, which every client reads, when it names none.</summary>
    public static Format FormatOf(PathString path) => path.Value?.EndsWith(".json", StringComparison.OrdinalIgnoreCase) == true ? Format.Json : Format.Xml;
}
