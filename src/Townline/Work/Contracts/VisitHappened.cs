using Townline.Platform.Events;

namespace Townline.Work.Contracts;

/// <summary>Something happened in the waiting line. It carries what a screen shows to everybody, and nothing of the person.</summary>
/// <param name="What">arrived, called, serving, done, no-show, returned, handed-over.</param>
internal sealed record VisitHappened(string What, long VisitId, int Number, string? Counter) : DomainEvent
{
    public const string Prefix = "visit.";

    public override string Kind => Prefix + What;

    public override long? SubjectId => VisitId;
}

/// <summary>Somebody sat down at a counter, or got up.</summary>
internal sealed record SeatTaken(long StaffId, string? Counter) : DomainEvent
{
    public override string Kind => "counter.seat";
}

internal sealed record CounterSetUp : DomainEvent
{
    internal const string Name = "counter.set-up";

    public override string Kind => Name;

    public IReadOnlyList<FieldChange> Changes { get; init; } = [];
}

/// <summary>A device link was made or taken back.</summary>
internal sealed record DeviceChanged(long DeviceId, string Device, bool Revoked) : DomainEvent
{
    internal const string Name = "counter.device";

    public override string Kind => Name;

    public override long? SubjectId => DeviceId;
}
