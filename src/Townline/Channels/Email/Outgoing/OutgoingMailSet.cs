using Townline.Platform.Events;

namespace Townline.Channels.Email.Outgoing;

/// <summary>Mail goes out through another server from now on, in another way, or no more.</summary>
internal sealed record OutgoingMailSet : DomainEvent
{
    internal const string What = "outgoing-mail.changed";

    public override string Kind => What;

    public IReadOnlyList<FieldChange> Changes { get; init; } = [];
}
