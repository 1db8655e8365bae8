using Townline.Platform.Events;

namespace Townline.Work.Contracts;

/// <summary>A call got further.</summary>
/// <param name="For">Staff whose desks are told; empty: everybody's. Who calls is not said: the desk asks for it, with its rights.</param>
internal sealed record CallHappened(long CallId, CallState State, IReadOnlyList<long> For) : DomainEvent
{
    public const string Prefix = "call.";

    public override string Kind => Prefix + State switch
    {
        CallState.Ringing => "ringing",
        CallState.Talking => "answered",
        CallState.OnHold => "held",
        CallState.Transferred => "transferred",
        _ => "ended",
    };

    public override long? SubjectId => CallId;
}

/// <summary>Somebody wrote down what a call came to.</summary>
internal sealed record CallLogged(long CallId, string Disposition, IReadOnlyList<long> For) : DomainEvent
{
    public override string Kind => CallHappened.Prefix + "logged";

    public override long? SubjectId => CallId;
}

/// <summary>A call-back was asked for, tried, done, given up or found needless.</summary>
internal sealed record CallBackChanged(long CallBackId, CallBackState State, int Attempts) : DomainEvent
{
    public override string Kind => "callback.changed";

    public override long? SubjectId => CallBackId;
}

/// <summary>The town's telephones were set up anew.</summary>
internal sealed record PhoneSetUp : DomainEvent
{
    internal const string Name = "phone.set-up";

    public override string Kind => Name;

    public IReadOnlyList<FieldChange> Changes { get; init; } = [];
}
