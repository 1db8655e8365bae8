using Microsoft.EntityFrameworkCore;
using Townline.Channels.Email.Spam.Learning;
using Townline.Conversations.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;

namespace Townline.Channels.Email.Spam;

/// <inheritdoc/>
internal sealed class SpamSettingsEditor(Store store) : ISpamSettings
{
    public async Task<SpamSettings> Of(int tenantId, CancellationToken cancel)
    {
        await using var db = store.Read(tenantId);
        return (await db.Set<SpamSettingRow>().FirstOrDefaultAsync(cancel))?.Read() ?? SpamSettings.Usual;
    }

    public async Task Save(Unit unit, bool trustsMarks, int threshold)
    {
        RuleBrokenException.Unless(threshold is >= 50 and <= 100, "spam-threshold");
        var before = (await unit.Db.Set<SpamSettingRow>().AsNoTracking().FirstOrDefaultAsync())?.Read() ?? SpamSettings.Usual;
        await unit.Execute(
            """
            INSERT INTO email_spam_setting (tenant_id, trusts_marks, threshold, good, bad) VALUES (@TenantId, @trustsMarks, @threshold, 0, 0)
            ON CONFLICT (tenant_id) DO UPDATE SET trusts_marks = excluded.trusts_marks, threshold = excluded.threshold
            """,
            new { unit.TenantId, trustsMarks, threshold });
        await unit.Publish(new SpamSettingsChanged { Changes = [.. Changes(before, trustsMarks, threshold)] });
    }

    public async Task Forget(Unit unit)
    {
        await Lessons.Forget(unit);
        await unit.Publish(new SpamSettingsChanged { IsForgotten = true });
    }

    private static IEnumerable<FieldChange> Changes(SpamSettings before, bool trustsMarks, int threshold)
    {
        if (before.TrustsMarks != trustsMarks)
        {
            yield return new FieldChange("trustsMarks", $"{before.TrustsMarks}", $"{trustsMarks}");
        }

        if (before.Threshold != threshold)
        {
            yield return new FieldChange("threshold", $"{before.Threshold}", $"{threshold}");
        }
    }
}
