namespace Townline.Platform.Live;

/// <summary>An event as the live feed hands it out.</summary>
/// <param name="Cursor">Position after which a reader goes on; the same for all events of one transaction.</param>
internal sealed record LiveEvent(long Cursor, int TenantId, string Kind, long? SubjectId, int ActorKind, long? ActorId, DateTimeOffset At, string Data);
