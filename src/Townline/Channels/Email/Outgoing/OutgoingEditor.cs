using Microsoft.EntityFrameworkCore;
using Townline.Channels.Email.Dkim;
using Townline.Channels.Email.Grants;
using Townline.Conversations.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;

namespace Townline.Channels.Email.Outgoing;

/// <inheritdoc/>
internal sealed class OutgoingEditor(OutgoingBook book, SealedText seals, GrantBook grants, MailTest test) : IOutgoingMail
{
    public async Task<OutgoingMailSetup?> Of(int tenantId, CancellationToken cancel = default) => (await book.Of(tenantId)).Setup;

    public Task Save(Unit unit, OutgoingMailSetup setup, string? secret, string? dkimKey, string? refreshToken = null) => Keep(unit, setup, secret, dkimKey, refreshToken, isComplete: true);

    /// <summary>Sets what comes with settings, which never have a password: for another server or user than here it is missing until somebody types it.</summary>
    internal Task Bring(Unit unit, OutgoingMailSetup setup) => Keep(unit, setup, secret: null, dkimKey: null, refreshToken: null, isComplete: false);

    private async Task Keep(Unit unit, OutgoingMailSetup setup, string? secret, string? dkimKey, string? refreshToken, bool isComplete)
    {
        setup = OutgoingCheck.Checked(setup, secret, dkimKey);
        var row = await unit.Db.Set<OutgoingServer>().AsTracking().FirstOrDefaultAsync();
        RuleBrokenException.Unless((row?.Version ?? 0) == setup.Version, "mail-stale");
        var before = (await book.Of(unit.TenantId)).Setup;

        // A kept password goes to no other server and for no other user than it was typed for.
        var isSame = row is not null && row.Host == setup.Host && row.UserName == setup.User;
        row ??= unit.Add(new OutgoingServer { Id = unit.NextId(), TenantId = unit.TenantId, Host = setup.Host });
        var kept = isSame ? row.Secret : null;
        await grants.Save(unit, row.Id, setup.Grant, secret, refreshToken, mayKeep: isSame, isComplete);
        var isTyped = setup is { User: not null, Grant: null };
        RuleBrokenException.Unless(!isComplete || !isTyped || secret is not null || kept is not null, "mail-secret");
        row.Secret = !isTyped ? null : secret is null ? kept : seals.Seal(unit.TenantId, secret);
        row.DkimKey = setup.DkimSelector is null ? null : dkimKey is null && row.DkimKey is not null ? row.DkimKey : seals.Seal(unit.TenantId, dkimKey ?? DkimKey.New());
        (row.Host, row.Port, row.Encryption, row.Fingerprint) = (setup.Host, setup.Port, setup.Encryption, setup.Fingerprint);
        (row.UserName, row.Login, row.MostConnections) = (setup.User, setup.Login, setup.MostConnections);
        (row.DkimDomain, row.DkimSelector) = (setup.DkimDomain, setup.DkimSelector);
        row.Version++;
        await unit.Db.SaveChangesAsync();
        await unit.Publish(new OutgoingMailSet { Changes = Differences.Between(before, setup) });
    }

    public async Task Remove(Unit unit)
    {
        if (await unit.Db.Set<OutgoingServer>().FirstOrDefaultAsync() is { } row)
        {
            await grants.Save(unit, row.Id, grant: null, secret: null, refreshToken: null, mayKeep: false, isComplete: false);
            await unit.Db.Set<OutgoingServer>().ExecuteDeleteAsync();
            await unit.Publish(new OutgoingMailSet { Changes = Differences.Between((await book.Of(unit.TenantId)).Setup, null) });
        }
    }

    public Task<MailTrial> Try(int tenantId, string to, string? language, CancellationToken cancel = default) => test.Run(tenantId, to, language, cancel);
}
