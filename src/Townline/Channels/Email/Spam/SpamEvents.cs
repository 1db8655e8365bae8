using Townline.Platform.Events;

namespace Townline.Channels.Email.Spam;

/// <summary>A rule for a sender was made, changed or removed.</summary>
internal sealed record SenderRuleChanged(long RuleId, string Sender, bool IsSpam, bool IsRemoved, string? Reason) : DomainEvent
{
    internal const string What = "mail-sender.changed";

    public override string Kind => What;

    public override long? SubjectId => RuleId;

    public override string? Why => Reason;
}

/// <summary>How the town tells spam was changed, or all that was learned was forgotten.</summary>
internal sealed record SpamSettingsChanged : DomainEvent
{
    internal const string What = "mail-spam.settings";

    public override string Kind => What;

    public bool IsForgotten { get; init; }

    public IReadOnlyList<FieldChange> Changes { get; init; } = [];
}

/// <summary>A clerk said that a mail is spam.</summary>
internal sealed record MailCalledSpam(long SpamId, long RequestId) : DomainEvent
{
    public override string Kind => "mail-spam.called";

    public override long? SubjectId => RequestId;
}

/// <summary>A clerk said that a mail which was held is none.</summary>
internal sealed record MailLetIn(long SpamId, long? RequestId) : DomainEvent
{
    public override string Kind => "mail-spam.let-in";

    public override long? SubjectId => RequestId;
}
