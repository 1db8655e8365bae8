using Townline.Platform.Storage;
using Townline.Platform.Words;

namespace Townline.Faces.Api.Calls;

/// <summary>Around every call: whatever goes wrong is told as a problem document.</summary>
internal sealed partial class RefusalFilter(ILogger<RefusalFilter> log) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        try
        {
            return await next(context);
        }
        catch (ApiRefusal refusal)
        {
            await refusal.Send(http);
        }
        catch (Exception error) when (!http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested && !Faults.IsUnavailable(error))
        {
            Failed(log, http.Request.Path, error);
            await ApiRefusal.Send(http, StatusCodes.Status500InternalServerError, http.RequestServices.GetRequiredService<IWords>()["api.failed"], []);
        }

        return Results.Empty;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The call of {Path} failed")]
    private static partial void Failed(ILogger log, string path, Exception error);
}
