using Townline.Conversations.Contracts;
using Townline.Platform.Storage;

namespace Townline.Channels.Email.Spam.Rules;

/// <summary>A rule as stored. Fields as in <see cref="SenderRule"/>.</summary>
internal sealed class SenderRuleRow : ITenantOwned
{
    public long Id { get; init; }
    public int TenantId { get; init; }
    public required string Sender { get; init; }
    public bool IsSpam { get; set; }
    public required string Reason { get; set; }
    public long? ById { get; set; }
    public DateTimeOffset At { get; set; }

    public SenderRule Read() => new(Id, Sender, IsSpam, Reason, ById, At);
}
