namespace Townline.Requests.Queues;

/// <summary>Where a request stands against its promise: 0 in time or without one, 1 due soon, 2 overdue.</summary>
internal static class DueState
{
    public static int At(DateTimeOffset now, DateTimeOffset? dueAt, int soonHours) =>
        dueAt is not { } due ? 0 : due <= now ? 2 : due <= now.AddHours(soonHours) ? 1 : 0;
}
