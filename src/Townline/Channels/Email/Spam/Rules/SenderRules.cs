using Microsoft.EntityFrameworkCore;
using Townline.Conversations.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;

namespace Townline.Channels.Email.Spam.Rules;

/// <inheritdoc/>
internal sealed class SenderRules(SpamBook book, KnownSenders known) : ISenderRules
{
    private const int LongestReason = 500;

    public async Task<IReadOnlyList<SenderRule>> Of(int tenantId, CancellationToken cancel = default) => (await book.Of(tenantId)).Rules;

    public async Task Save(Unit unit, string sender, bool isSpam, string reason)
    {
        var name = SenderName.Of(sender);
        RuleBrokenException.Unless(name is not null, "sender-rule-sender");
        RuleBrokenException.Unless(!string.IsNullOrWhiteSpace(reason), "reason-missing");
        RuleBrokenException.Unless(reason.Trim().Length <= LongestReason, "reason-long", LongestReason);
        RuleBrokenException.Unless(!isSpam || !name.Contains('@', StringComparison.Ordinal) || !await known.Are(unit.Db, name, CancellationToken.None), "sender-rule-known", name);
        var row = await unit.Db.Set<SenderRuleRow>().AsTracking().FirstOrDefaultAsync(rule => rule.Sender == name)
            ?? unit.Add(new SenderRuleRow { Id = unit.NextId(), TenantId = unit.TenantId, Sender = name, Reason = "" });
        (row.IsSpam, row.Reason, row.At, row.ById) = (isSpam, reason.Trim(), unit.Now, unit.Actor.Kind == ActorKind.Staff ? unit.Actor.Id : null);
        await unit.Publish(new SenderRuleChanged(row.Id, name, isSpam, IsRemoved: false, row.Reason));
    }

    public async Task Remove(Unit unit, long id)
    {
        if (await unit.Db.Set<SenderRuleRow>().AsNoTracking().FirstOrDefaultAsync(rule => rule.Id == id) is { } row && await unit.Db.Set<SenderRuleRow>().Where(rule => rule.Id == id).ExecuteDeleteAsync() == 1)
        {
            await unit.Publish(new SenderRuleChanged(id, row.Sender, row.IsSpam, IsRemoved: true, null));
        }
    }
}
