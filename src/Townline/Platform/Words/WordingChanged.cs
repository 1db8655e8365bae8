using Townline.Platform.Events;

namespace Townline.Platform.Words;

/// <summary>The town put a text in its own words, or (null) went back to ours.</summary>
internal sealed record WordingChanged(string Language, string Key, string? Text) : DomainEvent
{
    internal const string Name = "wording.changed";

    public override string Kind => Name;

    /// <summary>For the audit trail.</summary>
    public IReadOnlyList<FieldChange> Changes { get; init; } = [];
}
