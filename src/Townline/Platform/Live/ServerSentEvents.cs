using System.Text;
using Microsoft.AspNetCore.Http.Features;

namespace Townline.Platform.Live;

/// <summary>
/// Streams a town's events to one page as server-sent events (HTML Living Standard, 9.2). The last of a transaction carries its cursor as
/// id, so that the browser's Last-Event-ID (or ?after=) asks for what was missed; a line that drops in the middle of a transaction gets all of
/// it again.
/// </summary>
internal static class ServerSentEvents
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(20);
    private const int MostMissed = 1000;

    /// <summary>Streams the events that <paramref name="see"/> lets through until the page goes away.</summary>
    /// <param name="see">Turns an event into what this reader may see, as JSON; null hides it.</param>
    public static async Task Stream(HttpContext http, LiveFeed feed, int tenantId, Func<LiveEvent, string?> see)
    {
        var cancel = http.RequestAborted;
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["X-Accel-Buffering"] = "no";
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();

        using var subscription = feed.Subscribe(tenantId);
        var after = Since(http) ?? feed.Cursor;
        await Send(http, $"retry: 2000\nid: {after}\nevent: hello\ndata: {{}}\n\n");

        // First what was missed, then what comes; events that are in both are told apart by their cursor.
        if (await feed.Since(tenantId, after, MostMissed, cancel) is not { } missed)
        {
            await Send(http, $"id: {feed.Cursor}\nevent: reload\ndata: {{}}\n\n");
            after = feed.Cursor;
        }
        else
        {
            after = missed.Count == 0 ? after : missed[^1].Cursor;
            await SendAll(http, missed, see);
        }

        await Follow(http, subscription, after, see);
    }

    private static async Task Follow(HttpContext http, Subscription subscription, long after, Func<LiveEvent, string?> see)
    {
        var cancel = http.RequestAborted;
        while (!cancel.IsCancellationRequested)
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            limit.CancelAfter(Heartbeat);
            try
            {
                if (!await subscription.Events.WaitToReadAsync(limit.Token))
                {
                    return;
                }

                while (subscription.Events.TryRead(out var happened))
                {
                    if (happened.Cursor > after)
                    {
                        await SendOne(http, happened, see);
                    }
                }
            }
            catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
            {
                await Send(http, ": still here\n\n");
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private static long? Since(HttpContext http)
    {
        var text = http.Request.Headers["Last-Event-ID"].FirstOrDefault() ?? http.Request.Query["after"].FirstOrDefault();
        return long.TryParse(text, out var cursor) && cursor >= 0 ? cursor : null;
    }

    private static async Task SendAll(HttpContext http, IReadOnlyList<LiveEvent> events, Func<LiveEvent, string?> see)
    {
        foreach (var happened in events)
        {
            await SendOne(http, happened, see);
        }
    }

    private static Task SendOne(HttpContext http, LiveEvent happened, Func<LiveEvent, string?> see) =>
        see(happened) is { } data
            ? Send(http, $"{(happened.IsLast ? $"id: {happened.Cursor}\n" : "")}event: {happened.Kind}\ndata: {data}\n\n")
            : Task.CompletedTask;

    private static async Task Send(HttpContext http, string text)
    {
        await http.Response.BodyWriter.WriteAsync(Encoding.UTF8.GetBytes(text), http.RequestAborted);
        await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
    }
}
