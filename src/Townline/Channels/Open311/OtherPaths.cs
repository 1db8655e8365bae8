using Townline.Platform.Web;

namespace Townline.Channels.Open311;

/// <summary>What no operation answers: a browser's question whether an app of another site may call, a method that cannot be used here, an address where there is nothing.</summary>
internal static class OtherPaths
{
    /// <exception cref="Open311Exception">405 where something else can be done, 404 where there is nothing.</exception>
    public static Task Answer(Call call)
    {
        var method = call.Http.Request.Method;
        var allowed = AllowedMethods.At(call.Http);
        if (allowed.Count == 0 || allowed.Contains(method))
        {
            throw Open311Exception.NotFound(call.Words["open311.path"]);
        }

        var methods = string.Join(", ", allowed);
        call.Http.Response.Headers.Allow = methods;
        if (!HttpMethods.IsOptions(method))
        {
            throw new Open311Exception(405, new Open311Error(405, call.Words["open311.method", method, methods]));
        }

        OtherSites.MayCall(call.Http.Response.Headers, methods);
        call.Http.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }
}
