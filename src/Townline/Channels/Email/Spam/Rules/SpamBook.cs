using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Townline.Channels.Email.Mime.Addresses;
using Townline.Channels.Email.Spam.Learning;
using Townline.Conversations.Contracts;
using Townline.Platform.Live;
using Townline.Platform.Storage;

namespace Townline.Channels.Email.Spam.Rules;

/// <summary>The rules of each town and how it tells spam, held in memory until they change. How much it has learned is asked for each time.</summary>
internal sealed class SpamBook
{
    private readonly TenantCache<SpamPage> _pages;

    public SpamBook(Store store, ChangeSignals signals) => _pages = new TenantCache<SpamPage>(signals, tenant => Load(store, tenant), SenderRuleChanged.What, SpamSettingsChanged.What);

    public ValueTask<SpamPage> Of(int tenantId) => _pages.Get(tenantId);

    private static async Task<SpamPage> Load(Store store, int tenantId)
    {
        await using var db = store.Read(tenantId);
        var settings = (await db.Set<SpamSettingRow>().FirstOrDefaultAsync())?.Read() ?? SpamSettings.Usual;
        var rules = await db.Set<SenderRuleRow>().OrderBy(rule => rule.Sender).ToListAsync();
        return new SpamPage(settings.TrustsMarks, settings.Threshold, rules.ConvertAll(rule => rule.Read()));
    }
}

/// <summary>What one town has in the book.</summary>
internal sealed class SpamPage(bool trustsMarks, int threshold, IReadOnlyList<SenderRule> rules)
{
    private readonly FrozenDictionary<string, SenderRule> _bySender = rules.ToFrozenDictionary(rule => rule.Sender, StringComparer.Ordinal);

    public bool TrustsMarks => trustsMarks;

    public int Threshold => threshold;

    /// <summary>By sender.</summary>
    public IReadOnlyList<SenderRule> Rules => rules;

    /// <summary>The rule that is nearest to the address: one for it beats one for its domain.</summary>
    public SenderRule? For(MailAddress author) => SenderName.Of(author).Select(sender => _bySender.GetValueOrDefault(sender)).FirstOrDefault(rule => rule is not null);
}
