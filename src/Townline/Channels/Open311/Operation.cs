using System.Globalization;
using Microsoft.Net.Http.Headers;
using Townline.Channels.Open311.Documents;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;

namespace Townline.Channels.Open311;

/// <summary>What every operation shares: arguments, jurisdiction, and errors in the format asked for, whatever happens.</summary>
internal static class Operation
{
    /// <summary>Makes an endpoint of an operation.</summary>
    public static RequestDelegate Of(Func<Call, Task> operation) => async http =>
    {
        var format = Open311Answer.FormatOf(http.Request.Path);
        var words = http.RequestServices.GetRequiredService<IWords>();
        OtherSites.MayRead(http.Response.Headers);
        http.Response.Headers.ContentLanguage = words.Language;
        http.Response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptLanguage);
        try
        {
            await operation(await Read(http, format, words));
        }
        catch (Open311Exception refusal)
        {
            if (refusal.RetryAfter is { } wait)
            {
                http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            }

            await Open311Answer.SendErrors(http, format, refusal.Status, refusal.Errors);
        }
        catch (Exception error) when (!http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested && !Faults.IsUnavailable(error))
        {
            http.RequestServices.GetRequiredService<ILogger<Open311Channel>>().LogError(error, "An Open311 call failed");
            await Open311Answer.SendErrors(http, format, 500, [new Open311Error(500, words["open311.failed"])]);
        }
    };

    private static async Task<Call> Read(HttpContext http, Format format, IWords words)
    {
        var town = http.RequestServices.GetRequiredService<TownContext>();
        var form = await RawForm.Read(http, words);
        var arguments = new Arguments(http.Request.Query, form.Form, words);
        if (arguments.Text("jurisdiction_id") is { } jurisdiction && !jurisdiction.Equals(town.Tenant.JurisdictionId, StringComparison.OrdinalIgnoreCase))
        {
            throw Open311Exception.NotFound(words["open311.jurisdiction", jurisdiction]);
        }

        return new Call(http, format, town, words, arguments, form);
    }
}
