using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Townline.Platform.Words;

namespace Townline.Channels.Open311;

/// <summary>Reads a posted form once: its values, its files, and its bytes for the journal.</summary>
/// <param name="Raw">The body as it came; of a multipart form its fields, as the files are kept apart.</param>
internal sealed record RawForm(IFormCollection Form, byte[] Raw, string ContentType)
{
    private const int LargestFields = 1024 * 1024;

    /// <exception cref="Open311Exception">Too large, or not a form.</exception>
    public static async Task<RawForm> Read(HttpContext http, IWords words)
    {
        var request = http.Request;
        if (!request.HasFormContentType)
        {
            if (HttpMethods.IsPost(request.Method) && http.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == true)
            {
                throw Open311Exception.BadRequest(words["open311.form"]);
            }

            return new RawForm(FormCollection.Empty, [], request.ContentType ?? "");
        }

        try
        {
            return request.ContentType!.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) ? await ReadMultipart(http) : await ReadFields(http, words);
        }
        catch (Exception error) when (error is InvalidDataException or BadHttpRequestException)
        {
            throw new Open311Exception(400, new Open311Error(400, words["open311.form"]));
        }
    }

    private static async Task<RawForm> ReadFields(HttpContext http, IWords words)
    {
        var body = new MemoryStream((int)Math.Min(http.Request.ContentLength ?? 1024, LargestFields));
        var buffer = new byte[8192];
        int read;
        while ((read = await http.Request.Body.ReadAsync(buffer, http.RequestAborted)) > 0)
        {
            if (body.Length + read > LargestFields)
            {
                throw new Open311Exception(413, new Open311Error(413, words["open311.too-large"]));
            }

            body.Write(buffer, 0, read);
        }

        var raw = body.ToArray();
        using var reader = new FormReader(Encoding.UTF8.GetString(raw)) { ValueLengthLimit = LargestFields, KeyLengthLimit = 2048, ValueCountLimit = 2048 };
        var form = new FormCollection(reader.ReadForm());
        http.Features.Set<IFormFeature>(new FormFeature(form));
        return new RawForm(form, raw, "application/x-www-form-urlencoded");
    }

    private static async Task<RawForm> ReadMultipart(HttpContext http)
    {
        var form = await http.Request.ReadFormAsync(new FormOptions { ValueLengthLimit = LargestFields, MultipartBodyLengthLimit = 64L * 1024 * 1024 }, http.RequestAborted);
        var fields = form.SelectMany(field => field.Value.Select(value => $"{Uri.EscapeDataString(field.Key)}={Uri.EscapeDataString(value ?? "")}"));
        return new RawForm(form, Encoding.UTF8.GetBytes(string.Join('&', fields)), "multipart/form-data; fields-only");
    }
}
