namespace Townline.Platform.Events;

/// <summary>
/// Something that happened, told in the past tense. Derived records carry what listeners and the live feed need, as plain
/// values; these are written as JSON into the event log, so they hold no secrets and no whole texts of residents.
/// </summary>
internal abstract record DomainEvent
{
    /// <summary>Stable name such as "request.opened".</summary>
    public abstract string Kind { get; }

    /// <summary>Id of what it is about (request, person, service…), by which its history is found; null for the town as a whole.</summary>
    public virtual long? SubjectId => null;

    /// <summary>The reason given, if the one who acted gave one.</summary>
    public virtual string? Why => null;
}
