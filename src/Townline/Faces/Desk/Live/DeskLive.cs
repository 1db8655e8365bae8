using System.Text.Json;
using Townline.Faces.Desk.Answering;
using Townline.Identity.Contracts;
using Townline.Platform.Live;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Work.Contracts;

namespace Townline.Faces.Desk.Live;

/// <summary>GET /desk/live: the town's events for a desk page; ?watching=ID says which request it has open.</summary>
internal static class DeskLive
{
    private static readonly TimeSpan Breath = TimeSpan.FromSeconds(30);

    public static async Task Stream(HttpContext http, LiveFeed feed, TownContext town, Presence presence, long? watching)
    {
        var staff = http.RequireStaff();
        var stay = watching is { } requestId ? KeepPresent(http, town, presence, requestId, staff.Id) : Task.CompletedTask;
        var opened = feed.Cursor;
        await ServerSentEvents.Stream(http, feed, town.TenantId, happened =>
        {
            // The page comes back with its cursor; whether its session is still open is asked then. What it missed until then does not cut it again.
            if (happened.SubjectId == staff.Id && happened.Cursor > opened && SessionSigns.MayBeOver(happened.Kind))
            {
                http.Abort();
            }

            return See(happened, staff.Id);
        });
        await stay;
    }

    /// <summary>Ids and who did it; the words are fetched by the page, which checks rights again.</summary>
    private static string? See(LiveEvent happened, long me) => IsForOthers(happened, me)
        ? null
        : JsonColumn.Write(new
        {
            subject = happened.SubjectId?.ToString(),
            mine = happened.ActorKind == (int)Platform.Events.ActorKind.Staff && happened.ActorId == me,
            claim = happened.Kind.StartsWith(ClaimHappened.Prefix, StringComparison.Ordinal) ? ClaimMarks.Of(happened, me) : null,
        });

    /// <summary>A call rings, and a task falls due, at the desks that it names, so that the others need not ask; none named is everybody.</summary>
    private static bool IsForOthers(LiveEvent happened, long me)
    {
        if (!happened.Kind.StartsWith(CallHappened.Prefix, StringComparison.Ordinal) && !happened.Kind.StartsWith(TaskHappened.Prefix, StringComparison.Ordinal))
        {
            return false;
        }

        using var data = JsonDocument.Parse(happened.Data);
        return data.RootElement.TryGetProperty("for", out var named) && named.GetArrayLength() > 0 && !named.EnumerateArray().Any(staff => staff.GetInt64() == me);
    }

    private static async Task KeepPresent(HttpContext http, TownContext town, Presence presence, long requestId, long staffId)
    {
        var (tenant, actor, cancel) = (town.TenantId, town.Actor, http.RequestAborted);
        using var timer = new PeriodicTimer(Breath);
        try
        {
            while (await timer.WaitForNextTickAsync(cancel))
            {
                await presence.Stay(tenant, actor, requestId, staffId);
            }
        }
        catch (OperationCanceledException)
        {
            await presence.Leave(tenant, actor, requestId, staffId);
        }
    }
}
