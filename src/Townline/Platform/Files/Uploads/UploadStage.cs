using Microsoft.AspNetCore.Http.Features;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Platform.Web;

namespace Townline.Platform.Files.Uploads;

/// <summary>Reads multipart forms for endpoints that take uploads, before anything else asks for the form.</summary>
internal sealed class UploadStage(IncomingFolder incoming) : IPipelineStage
{
    /// <summary>After sign-in and limits: nobody's bytes are taken before it is known that they may send them.</summary>
    public int Order => 40;

    public void Use(IApplicationBuilder app) => app.Use(Read);

    private async Task Read(HttpContext http, RequestDelegate next)
    {
        var takes = http.GetEndpoint()?.Metadata.GetMetadata<TakesUploadsAttribute>() is not null;
        if (takes && UploadReader.BoundaryOf(http.Request) is { } boundary && !await TryRead(http, boundary))
        {
            return;
        }

        await next(http);
    }

    private async Task<bool> TryRead(HttpContext http, string boundary)
    {
        var limits = http.RequestServices.GetRequiredService<TownContext>().Tenant.Settings.Files;
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = UploadReader.MostBytes(limits);
        }

        try
        {
            var form = await new UploadReader(incoming, limits).Read(http, boundary);
            http.Features.Set<IFormFeature>(new FormFeature(form));
            return true;
        }
        catch (BadHttpRequestException error)
        {
            // Too large for anything, too slow, or cut off in the middle.
            await Say(http, error.StatusCode, error.StatusCode switch
            {
                StatusCodes.Status413PayloadTooLarge => "The upload is far too large.",
                StatusCodes.Status408RequestTimeout => "The upload came too slowly.",
                _ => "The upload stopped before its end.",
            });
            return false;
        }
        catch (Exception error) when (error is InvalidDataException or IOException)
        {
            await Say(http, StatusCodes.Status400BadRequest, "The upload cannot be read: it is not a complete multipart form.");
            return false;
        }
    }

    private static async Task Say(HttpContext http, int status, string sentence)
    {
        http.Response.StatusCode = status;
        if (http.Items[UnavailableMiddleware.ErrorWriter] is Func<HttpContext, int, string, Task> write)
        {
            await write(http, status, sentence);
            return;
        }

        http.Response.ContentType = "text/plain; charset=utf-8";
        await http.Response.WriteAsync(sentence + "\n", http.RequestAborted);
    }
}
