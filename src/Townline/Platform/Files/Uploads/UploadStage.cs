using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.RazorPages;
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
        var takes = http.GetEndpoint()?.Metadata.GetMetadata<TakesUploadsAttribute>();
        var most = takes is { Megabytes: > 0 } ? takes.Megabytes * FileLimits.Megabyte : (long?)null;
        if (takes is not null && UploadReader.BoundaryOf(http.Request) is { } boundary && !await TryRead(http, boundary, most))
        {
            return;
        }

        await next(http);
    }

    private async Task<bool> TryRead(HttpContext http, string boundary, long? most)
    {
        var limits = http.RequestServices.GetRequiredService<TownContext>().Tenant.Settings.Files;
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = UploadReader.MostBytes(limits, most);
        }

        try
        {
            var form = await new UploadReader(incoming, limits, most).Read(http, boundary);
            http.Features.Set<IFormFeature>(new FormFeature(form));
            return true;
        }
        catch (Exception error) when (error is InvalidDataException or IOException)
        {
            // Too large for anything, too slow, cut off in the middle, or no form.
            var status = error is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status400BadRequest;
            if (http.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            {
                // The person gets the page that says so.
                throw error as BadHttpRequestException ?? new BadHttpRequestException(error.Message, status, error);
            }

            await ErrorFormat.Answer(http, status, error is not BadHttpRequestException
                ? "The upload cannot be read: it is not a complete multipart form."
                : status switch
                {
                    StatusCodes.Status413PayloadTooLarge => "The upload is far too large.",
                    StatusCodes.Status408RequestTimeout => "The upload came too slowly.",
                    _ => "The upload stopped before its end.",
                });
            return false;
        }
    }
}
