using System.Globalization;
using Townline.Conversations.Contracts;
using Townline.Faces.Api.Calls;
using Townline.Identity.Contracts;

namespace Townline.Faces.Api.Messages;

/// <summary>GET messages/ID/raw and messages/ID/parsed: a message that came as a mail, by the id of its entry on a timeline. Each call counts as a look at its person.</summary>
internal static class ReadMessages
{
    public static Parameter Id { get; } = Parameter.Path("id", "Id of a message, as on a timeline.");

    public static async Task<IResult> Raw(ApiCall call) => Results.Bytes(await Find(call, call.Get<IMailViews>().Raw), "message/rfc822");

    public static async Task<IResult> Parsed(ApiCall call) => Results.Bytes(await Find(call, call.Get<IMailViews>().Parsed), "application/json; charset=utf-8");

    /// <exception cref="ApiRefusal">404: there is none, it is another town's, or it came as no mail.</exception>
    private static async Task<byte[]> Find(ApiCall call, Func<int, long, CancellationToken, Task<byte[]?>> read)
    {
        var text = call.Segment(Id);
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            || await call.Get<ITimelines>().ById(call.Tenant.Id, id, call.Cancel) is not { } entry
            || await read(call.Tenant.Id, id, call.Cancel) is not { } bytes)
        {
            throw call.NotFound("api.message", text);
        }

        if (entry.PersonId is { } person)
        {
            call.Get<IAccessLog>().Seen(call.Town, person, AccessWays.Api, entry.RequestId);
        }

        call.Http.Response.Headers.CacheControl = "no-store";
        return bytes;
    }
}
