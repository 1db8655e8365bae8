using Townline.Platform.Events;

namespace Townline.Identity.Keys;

internal sealed record ApiKeyCreated(long Id, string Title, IReadOnlyList<string> Scopes, int? RequestsPerMinute) : DomainEvent
{
    internal const string Name = "key.created";

    public override string Kind => Name;
    public override long? SubjectId => Id;
}

internal sealed record ApiKeyRevoked(long Id, string Title) : DomainEvent
{
    internal const string Name = "key.revoked";

    public override string Kind => Name;
    public override long? SubjectId => Id;
}
