using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;

namespace Townline.Platform.Web;

/// <summary>
/// Reads the forms of pages before the framework would, whose reader turns away all that was typed because of one null character. Bytes
/// that are no UTF-8 become U+FFFD.
/// </summary>
internal sealed class PageForms : IPipelineStage
{
    private const int MostBytes = 16 * 1024 * 1024;
    private const int LongestValue = 1024 * 1024;

    /// <summary>With uploads, after sign-in and limits.</summary>
    public int Order => 40;

    public void Use(IApplicationBuilder app) => app.Use(Read);

    private static async Task Read(HttpContext http, RequestDelegate next)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>() is not null && IsForm(http.Request))
        {
            http.Features.Set<IFormFeature>(new FormFeature(await Form(http)));
        }

        await next(http);
    }

    private static bool IsForm(HttpRequest request) => HttpMethods.IsPost(request.Method)
        && request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>What the page itself allows, such as the editor of a long form.</summary>
    private static int MostValues(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<RequestFormLimitsAttribute>()?.ValueCountLimit ?? FormReader.DefaultValueCountLimit;

    private static async Task<FormCollection> Form(HttpContext http)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = MostBytes;
        }

        try
        {
            using var reader = new FormReader(http.Request.Body) { ValueLengthLimit = LongestValue, ValueCountLimit = MostValues(http) };
            return new FormCollection(NullCharacters.Replaced(await reader.ReadFormAsync(http.RequestAborted)));
        }
        catch (InvalidDataException error)
        {
            throw new BadHttpRequestException(error.Message, StatusCodes.Status413PayloadTooLarge, error);
        }
    }
}
