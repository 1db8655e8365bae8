namespace Townline.Platform.Live;

/// <summary>An event as the live feed hands it out.</summary>
/// <param name="Cursor">Position after which a reader goes on; on some engines the same for all events of one transaction.</param>
/// <param name="IsLast">The last of its town with this cursor: only a reader that has seen it may go on after the cursor.</param>
internal sealed record LiveEvent(long Cursor, bool IsLast, int TenantId, string Kind, long? SubjectId, int ActorKind, long? ActorId, DateTimeOffset At, string Data);
